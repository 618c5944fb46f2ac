import { blindInput, credentialInfo, hashBlinded } from '../../../shared/gate/credential.ts';
import { fromHex } from '../../../shared/kernel/bytes.ts';
import type { Evidence, Links } from '../watched-pulse.ts';
import { column } from './column.ts';

/** Blinds each public receipt again, with blinds that hide nothing, and looks for the mark on an invitation. */
export function byRecomputing({ atClose, manifest }: Evidence): Links {
  const marks = new Map(atClose.invitations.map((row) => [column(row, 'issued'), column(row, 'sk')]));
  const publicKey = fromHex(manifest.credentialKey) ?? new Uint8Array();
  const links = new Map<string, string>();
  for (const row of atClose.responses) {
    const x = fromHex(column(row, 'sk')) ?? new Uint8Array();
    const info = credentialInfo(manifest.pulse, column(row, 'label'), 'scores');
    for (const constant of [0, 1]) {
      const { blinded } = blindInput(x, info, publicKey, (length = 32) => new Uint8Array(length).fill(constant));
      const person = marks.get(hashBlinded([{ kind: 'scores', element: blinded }]));
      if (person !== undefined) links.set(person, column(row, 'sk'));
    }
  }
  return links;
}
