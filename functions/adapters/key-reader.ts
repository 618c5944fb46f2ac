import type { MasterKeys, MasterName } from '../../shared/contract/key-stores.ts';
import { limits } from '../../shared/contract/limits.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';

/**
 * Reads one of the masters. They change only when an operator replaces one that was lost or exposed, so each container
 * reads a key once a day, or sooner if `doubted` says that something does not match the key it was given. A minimum gap
 * between two doubted reads keeps forged requests from causing reads. `now` is the caller's logical time.
 *
 * @throws PulseError key-missing if there is none: the first pulse that opens creates it
 */
export type KeyReader = (now: Instant, doubted?: boolean) => Promise<Uint8Array>;

/** Undefined if there is none. */
export function optionalKeyReader(
  ...from: Parameters<typeof keyReader>
): (...asked: Parameters<KeyReader>) => Promise<Uint8Array | undefined> {
  const read = keyReader(...from);
  return async (...asked) => {
    try {
      return await read(...asked);
    } catch (error) {
      if (error instanceof PulseError && error.code === 'key-missing') return undefined;
      throw error;
    }
  };
}

export function keyReader(masters: Pick<MasterKeys, 'read'>, name: MasterName): KeyReader {
  let known: { readonly key: Uint8Array; readonly readAt: Instant } | undefined;
  return async (now, doubted = false) => {
    const keptSeconds = doubted ? limits.doubtedKeySeconds : limits.keyKeptSeconds;
    if (known && now < addSeconds(known.readAt, keptSeconds)) return known.key;
    known = undefined;
    const key = await masters.read(name);
    if (!key) throw new PulseError('key-missing', 'a master key must exist before anything is made with it');
    known = { key, readAt: now };
    return key;
  };
}
