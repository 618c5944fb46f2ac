/**
 * The seal on a response: HPKE (RFC 9180) base mode to the pulse's sealing key.
 *
 * Until the close a stored response is ciphertext of one length, so reading the table, its backups or its order gives
 * nothing. After the tally the private key is destroyed and no copy can be opened. `info` is the pulse and `aad` the label
 * and kind, so a response cannot be moved to another pulse or counted under another label. It does not hide the sender from
 * anyone who watches the sending; that is what the credential is for. The ephemeral key comes from Web Crypto itself.
 */
import type { ResponseKind } from '../contract/response-kinds.ts';
import { concatBytes, prefixFree, utf8 } from '../kernel/bytes.ts';
import { hpkeSeal } from './hpke-seal.ts';

/** Seals a padded plaintext: encapsulated key, then ciphertext with its tag. */
export async function seal(
  publicKey: Uint8Array,
  pulse: string,
  label: string,
  kind: ResponseKind,
  padded: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  // Web Crypto takes no view of shared memory, so both are copied.
  const [recipient, plaintext] = [concatBytes(publicKey), concatBytes(padded)];
  const { encapsulated, ciphertext } = await hpkeSeal(recipient, utf8(pulse), prefixFree(label, kind), plaintext);
  return concatBytes(encapsulated, ciphertext);
}
