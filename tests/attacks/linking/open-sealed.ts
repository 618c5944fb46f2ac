import { decodeScores } from '../../../shared/answers/answers.ts';
import { type Opener, openerOf } from '../../../shared/answers/open-seal.ts';
import type { SealingKey } from '../../../shared/answers/seal-keys.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { fromHex } from '../../../shared/kernel/bytes.ts';
import type { Row } from '../answer-service.ts';
import type { Choices, Evidence, Opened } from '../watched-pulse.ts';
import { column } from './column.ts';

const points = Array.from({ length: 7 }, () => 5);

/** Opens every copy ever made, with everything of 32 bytes that still exists anywhere. */
export async function byEveryKey(evidence: Evidence): Promise<Opened> {
  const rows = new Map(
    [...evidence.snapshots, evidence.atClose].flatMap(({ responses }) =>
      responses.map((row) => [column(row, 'sk'), row]),
    ),
  );
  const texts = [evidence.after.invitations, evidence.after.results].flat().flatMap((row) => Object.values(row));
  const candidates = [...evidence.keys.values(), ...texts.map((value) => fromHex(String(value)) ?? new Uint8Array())];
  const publicKey = fromHex(evidence.manifest.sealingKey) ?? new Uint8Array();
  const opened = new Map<string, Choices>();
  const [sample] = rows.values();
  for (const privateKey of candidates) {
    if (privateKey.length !== 32 || !sample) continue;
    const open = openerIfKey({ privateKey, publicKey }, evidence.manifest.pulse);
    const tryRow = async (row: Row): Promise<boolean> => {
      const sealed = row['sealed'];
      if (!open || !(sealed instanceof Uint8Array)) return false;
      const padded = await open(column(row, 'label'), 'scores', sealed);
      const choices = padded.ok ? decodeScores(padded.value, points) : padded;
      if (choices.ok) opened.set(column(row, 'sk'), choices.value);
      return choices.ok;
    };
    if (await tryRow(sample)) for (const row of rows.values()) await tryRow(row);
  }
  return opened;
}

/** Undefined if this is not the key to that lock, which an attacker trying every key cannot know in advance. */
export function openerIfKey(key: SealingKey, pulse: string): Opener | undefined {
  try {
    return openerOf(key, pulse);
  } catch {
    return undefined;
  }
}

/** The given answers that are the only ones with the length of a sealed response. */
export function byLength({ given, atClose, plainLength }: Evidence): Opened {
  const opened = new Map<string, Choices>();
  for (const row of atClose.responses) {
    const sealed = row['sealed'];
    if (!(sealed instanceof Uint8Array)) continue;
    const alike = (given.get(column(row, 'label')) ?? []).filter(
      (choices) => plainLength(choices) === sealed.length - limits.sealOverheadBytes,
    );
    if (alike.length === 1 && alike[0]) opened.set(column(row, 'sk'), alike[0]);
  }
  return opened;
}
