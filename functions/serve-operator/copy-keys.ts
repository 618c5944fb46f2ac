/**
 * Copies keys that an earlier version kept as parameters into the table Keys. Nothing is replaced and nothing is deleted, so
 * it may run again, late, or while functions run.
 */
import type { KeyPlaces } from '../../shared/contract/key-stores.ts';
import type { CopiedKey, KeptKey } from '../../shared/contract/operator-calls.ts';
import { isOver } from '../../shared/contract/pulse-state.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { fromBase64Url } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';

export interface CopyPorts {
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly keys: Pick<KeyPlaces, 'keep'>;
}

/** @returns what became of each, in the order given */
export async function copyKeys(kept: readonly KeptKey[], { pulses, keys }: CopyPorts): Promise<CopiedKey[]> {
  const copied: CopiedKey[] = [];
  for (const { name, key, base64url } of kept) {
    const bytes = fromBase64Url(base64url);
    if (bytes?.length !== 32) throw new PulseError('promise-broken', 'a key must be 32 bytes');
    if (key.kind === 'master') {
      copied.push({ name, ending: await keys.keep({ master: key.master }, bytes) });
      continue;
    }
    const definition = await pulses.read(key.pulse);
    const isNeeded = definition && !isOver(definition.state) && definition.sealingParameter === name;
    const place = { sealing: key.pulse, expiresAt: definition?.expiresAt ?? 0 };
    copied.push({ name, ending: isNeeded ? await keys.keep(place, bytes) : 'unneeded' });
  }
  return copied;
}
