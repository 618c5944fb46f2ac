import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A copy of the assembly in whose bundles `sound` is replaced; it must occur. Deleted when the test ends. */
export function withPlantedBug(assembly: string, sound: RegExp | string, broken: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'pulse-planted-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(assembly, copy, { recursive: true });
  let planted = 0;
  for (const name of globSync('asset.*/index.mjs', { cwd: copy })) {
    const bundle = join(copy, name);
    const code = readFileSync(bundle, 'utf8');
    const changed = code.replace(sound, broken);
    if (changed === code) continue;
    planted += 1;
    writeFileSync(bundle, changed);
  }
  if (planted === 0) throw new Error('the code to be broken must be in a bundle');
  return copy;
}
