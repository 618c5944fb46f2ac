/**
 * Pads the list of receipts, so that its length says nothing about how many people answered.
 *
 * The list has as many entries as the pulse has members, for each kind of response. Those that are no receipts are decoys:
 * HMAC-SHA-256 of a counter under the private sealing key. So a repeated close makes the same list, and once the key is
 * destroyed no one, the operator included, can tell a decoy from the receipt of someone who kept no copy.
 *
 * Not protected: a copy of the rows, or of the key, from before the close tells them apart.
 */
import { toHex, utf8 } from '../kernel/bytes.ts';
import type { PulseId, Receipt } from '../kernel/ids.ts';
import { hmacSha256 } from './hmac-sha256.ts';

/**
 * @param entries how many to have; receipts are never left out, whatever it is
 * @param privateKey of the pulse's seal, 32 bytes
 * @returns receipts and decoys, each once; in no order that matters
 */
export function padReceipts(
  receipts: Iterable<Receipt>,
  entries: number,
  privateKey: Uint8Array,
  pulse: PulseId,
): Set<Receipt> {
  const padded = new Set(receipts);
  for (let counter = 0; padded.size < entries; counter++) {
    padded.add(toHex(hmacSha256(privateKey, utf8(`commons-pulse decoy receipt ${pulse} ${counter}`))) as Receipt);
  }
  return padded;
}
