/**
 * The seal on a response: HPKE (RFC 9180) base mode to the pulse's sealing key.
 *
 * Until the close a stored response is ciphertext of one length, so reading the table, its backups or its order gives
 * nothing. After the tally the private key is destroyed and no copy can be opened. `info` is the pulse and `aad` the group
 * and kind, so a response cannot be moved to another pulse or counted under another group. It does not hide who sent it
 * from whoever watches the sending; that is what the credential is for. The ephemeral key comes from Web Crypto itself.
 */
import type { ResponseKind } from '../contract/pulse.ts';
import { concatBytes, prefixFree, utf8 } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { hpkeSeal } from './hpke-seal.ts';
import type { SealingKey } from './seal-keys.ts';
import { encapsulatedBytes, sealingSuite } from './sealing-suite.ts';

/** Seals a padded plaintext: encapsulated key, then ciphertext with its tag. */
export async function seal(
  publicKey: Uint8Array,
  pulse: string,
  group: string,
  kind: ResponseKind,
  padded: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  // Web Crypto takes no view of shared memory, so both are copied.
  const [recipient, plaintext] = [concatBytes(publicKey), concatBytes(padded)];
  const { encapsulated, ciphertext } = await hpkeSeal(recipient, utf8(pulse), prefixFree(group, kind), plaintext);
  return concatBytes(encapsulated, ciphertext);
}

/** Opens what `seal` made. An error means that it was altered, moved, or never sealed to this key. */
export type Opener = (
  pulse: string,
  group: string,
  kind: ResponseKind,
  sealed: Uint8Array,
) => Promise<Result<Uint8Array, 'cannot-open'>>;

/** Reads the key pair once for a whole tally. Throws when its halves are not a scalar and a point of P-256. */
export async function openerOf(key: SealingKey): Promise<Opener> {
  const open = await rawOpenerOf(key);
  return (pulse, group, kind, sealed) => open(utf8(pulse), prefixFree(group, kind), sealed);
}

/** The same with `info` and `aad` as bytes, which is how the RFC's test vectors are written. */
export async function rawOpenerOf({ privateKey, publicKey }: SealingKey) {
  // With the public half given, the library need not compute it for every response.
  const key = {
    privateKey: await sealingSuite.DeserializePrivateKey(privateKey),
    publicKey: await sealingSuite.DeserializePublicKey(publicKey),
  };
  return async (info: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Promise<Result<Uint8Array, 'cannot-open'>> => {
    try {
      const encapsulated = sealed.subarray(0, encapsulatedBytes);
      return ok(await sealingSuite.Open(key, encapsulated, sealed.subarray(encapsulatedBytes), { info, aad }));
    } catch {
      // The library throws for a bad point, a bad tag and a short text alike, and which of them it was helps nobody.
      return err('cannot-open');
    }
  };
}
