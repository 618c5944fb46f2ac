import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that is the same each time for the same question. What a simulated member does follows from the seed
 * and the names alone, so a run that was killed and resumed ends like one that was not.
 */
export function dice(...names: readonly string[]): number {
  const digest = createHash('sha256').update(JSON.stringify(names)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
