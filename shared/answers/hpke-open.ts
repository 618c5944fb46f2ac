/**
 * The receiver's half of HPKE (RFC 9180) in base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, one message.
 *
 * OpenSSL does the key encapsulation, through Node: it refuses anything that is not a point of the curve, and it runs on a
 * thread of Node's own while the caller goes on. The rest is the RFC's order and labels over Node's hash and cipher. Web
 * Crypto needs four times the processor time for the same work (ADR 12).
 */
import {
  createDecipheriv,
  createECDH,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  encapsulate,
  type KeyObject,
} from 'node:crypto';
import { concatBytes, toBase64Url, toHex } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { hmacSha256, labeledExpand, labeledExtract } from './hmac-sha256.ts';
import type { SealingKey } from './seal-keys.ts';
import { encapsulatedBytes, hpkeSuite, labeledIkm } from './sealing-suite.ts';

const tagBytes = 16;
const uncompressed = 4;
const none = new Uint8Array();
const secretInput = labeledIkm(hpkeSuite, 'secret', none);

/** The steps of the key schedule, for one `info`. */
interface KeySchedule {
  secretOf(shared: Uint8Array): Uint8Array;
  keyOf(secret: Uint8Array): Uint8Array;
  nonceOf(secret: Uint8Array): Uint8Array;
}

/**
 * The ciphertext follows the encapsulated key; `aad` goes with it. An error means altered, or not sealed to this key and
 * info.
 */
type HpkeOpener = (aad: Uint8Array, sealed: Uint8Array) => Promise<Result<Uint8Array, 'cannot-open'>>;

/**
 * Reads the key pair once, and computes what depends on `info` alone once for each `info`. Throws RangeError when the halves
 * are not a scalar of P-256 and its point.
 */
export function hpkeOpenerOf(pair: SealingKey): (info: Uint8Array) => HpkeOpener {
  const key = keyObjectOf(pair);
  return (info) => {
    const context = concatBytes(
      Uint8Array.of(0),
      labeledExtract(hpkeSuite, none, 'psk_id_hash', none),
      labeledExtract(hpkeSuite, none, 'info_hash', info),
    );
    const schedule: KeySchedule = {
      secretOf: (shared) => hmacSha256(shared, secretInput),
      keyOf: labeledExpand(hpkeSuite, 'key', context, 32),
      nonceOf: labeledExpand(hpkeSuite, 'base_nonce', context, 12),
    };
    return async (aad, sealed) => {
      // OpenSSL accepts other encodings of a point with this length; the RFC allows only this one.
      if (sealed[0] !== uncompressed || sealed.length < encapsulatedBytes + tagBytes) return err('cannot-open');
      const shared = await sharedSecret(key, sealed.subarray(0, encapsulatedBytes));
      const padded = shared && decrypt(shared, schedule, aad, sealed.subarray(encapsulatedBytes));
      return padded ? ok(padded) : err('cannot-open');
    };
  };
}

function keyObjectOf({ privateKey, publicKey }: SealingKey): KeyObject {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(privateKey);
  } catch {
    throw new RangeError('private half of a sealing key must be a scalar of P-256');
  }
  // With another point every response would look as if it had been sealed to a different key, and be dropped.
  if (toHex(pair.getPublicKey()) !== toHex(publicKey)) {
    throw new RangeError('halves of a sealing key must belong together');
  }
  const point = { x: toBase64Url(publicKey.subarray(1, 33)), y: toBase64Url(publicKey.subarray(33)) };
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', d: toBase64Url(privateKey), ...point },
  });
  // Throws if OpenSSL has no DHKEM, once and before anything is dropped.
  const { ciphertext, sharedKey } = encapsulate(createPublicKey(key));
  if (!decapsulate(key, ciphertext).equals(sharedKey)) throw new Error('a key must open what is sealed to it');
  return key;
}

/** `Decap` (section 4.1), or undefined when these bytes are no point of the curve. */
const sharedSecret = (key: KeyObject, encapsulated: Uint8Array): Promise<Uint8Array | undefined> =>
  new Promise((resolve) => {
    decapsulate(key, encapsulated, (error, secret) => resolve(error ? undefined : secret));
  });

/** `KeySchedule` and `Open` (sections 5.1 and 5.2), or undefined when the tag does not fit. */
function decrypt(
  shared: Uint8Array,
  { secretOf, keyOf, nonceOf }: KeySchedule,
  aad: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array | undefined {
  const secret = secretOf(shared);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), nonceOf(secret), { authTagLength: tagBytes });
  const end = ciphertext.length - tagBytes;
  decipher.setAAD(aad).setAuthTag(ciphertext.subarray(end));
  const padded = new Uint8Array(decipher.update(ciphertext.subarray(0, end)));
  try {
    decipher.final();
    return padded;
  } catch {
    return undefined;
  }
}
