import type { ResponseKind } from '../contract/response-kinds.ts';
import { prefixFree, utf8 } from '../kernel/bytes.ts';
import type { Result } from '../kernel/result.ts';
import { hpkeOpenerOf } from './hpke-open.ts';
import type { SealingKey } from './seal-keys.ts';

/** Opens what `seal` made. An error means that it was altered, moved, or never sealed to this key. */
export type Opener = (
  label: string,
  kind: ResponseKind,
  sealed: Uint8Array,
) => Promise<Result<Uint8Array, 'cannot-open'>>;

/** Reads the key pair once for a whole pulse. Throws RangeError when its halves are not a scalar and its point of P-256. */
export function openerOf(key: SealingKey, pulse: string): Opener {
  const open = hpkeOpenerOf(key)(utf8(pulse));
  return (label, kind, sealed) => open(prefixFree(label, kind), sealed);
}
