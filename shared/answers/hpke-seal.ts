/**
 * The sender's half of HPKE (RFC 9180) in base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, one message.
 *
 * Every primitive is Web Crypto's; this is only the RFC's order and labels, so that a page need not load a library that
 * can do forty suites. The same vectors, hpke-open.ts and an independent library check it. It refuses a recipient key
 * that is not a point of P-256: `importKey` does. A pair of HKDF steps is one call where the RFC extracts and expands with
 * nothing in between.
 */
import { concatBytes } from '../kernel/bytes.ts';
import { hpkeSuite, kemSuite, labeledIkm, labeledInfo } from './sealing-suite.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const none: Bytes = new Uint8Array();

/** `LabeledExtract` with an empty salt: HMAC under a key of zeros, which HMAC pads an empty key to. */
async function extract(label: string, ikm: Bytes): Promise<Bytes> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), hmac, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, labeledIkm(hpkeSuite, label, ikm)));
}

/** `LabeledExpand` after `LabeledExtract`, given the labelled input of the one and the label of the other. */
async function derive(salt: Bytes, ikm: Bytes, suiteId: Bytes, label: string, info: Bytes, bytes: number) {
  const key = await crypto.subtle.importKey('raw', ikm, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info: labeledInfo(suiteId, label, info, bytes) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 8 * bytes));
}

export interface SealedMessage {
  /** Uncompressed point, 65 bytes. */
  readonly encapsulated: Bytes;
  /** With its tag of 16 bytes. */
  readonly ciphertext: Bytes;
}

/**
 * `SealBase`. Rejects when `publicKey` is not an uncompressed point of P-256. `ephemeral` exists for test vectors: anything
 * but a fresh pair for every message breaks the seal.
 */
export async function hpkeSeal(
  publicKey: Bytes,
  info: Bytes,
  aad: Bytes,
  plaintext: Bytes,
  ephemeral?: CryptoKeyPair,
): Promise<SealedMessage> {
  const recipient = await crypto.subtle.importKey('raw', publicKey, curve, false, []);
  const pair = ephemeral ?? (await crypto.subtle.generateKey(curve, false, ['deriveBits']));
  const encapsulated = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: recipient }, pair.privateKey, 256);
  const dh = labeledIkm(kemSuite, 'eae_prk', new Uint8Array(shared));
  const secret = await derive(none, dh, kemSuite, 'shared_secret', concatBytes(encapsulated, publicKey), 32);

  const mode = Uint8Array.of(0);
  const context = concatBytes(mode, await extract('psk_id_hash', none), await extract('info_hash', info));
  const ikm = labeledIkm(hpkeSuite, 'secret', none);
  const key = await derive(secret, ikm, hpkeSuite, 'key', context, 32);
  const iv = await derive(secret, ikm, hpkeSuite, 'base_nonce', context, 12);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, aes, plaintext);
  return { encapsulated, ciphertext: new Uint8Array(sealed) };
}
