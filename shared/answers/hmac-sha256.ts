/**
 * HMAC-SHA-256 (RFC 2104) on Node's one-shot hash, and the two labelled steps of RFC 9180 section 4 built on it.
 *
 * Node's own `createHmac` creates an OpenSSL object for every call, which costs several times as much as the two hashes that
 * make up HMAC; a tally makes three calls per response. Equal to `createHmac` for all keys of up to one block, which a test
 * checks.
 */
import { hash } from 'node:crypto';
import { concatBytes } from '../kernel/bytes.ts';
import { labeledIkm, labeledInfo } from './sealing-suite.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const blockBytes = 64;

/** @throws RangeError when the key is longer than a block: no key here is */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Bytes {
  if (key.length > blockBytes) throw new RangeError(`key must be at most ${blockBytes} bytes`);
  return hashPadded(key, 0x5c, hashPadded(key, 0x36, message));
}

function hashPadded(key: Uint8Array, pad: number, rest: Uint8Array): Bytes {
  const whole = new Uint8Array(blockBytes + rest.length).fill(pad, 0, blockBytes);
  for (let i = 0; i < key.length; i++) whole[i] = (key[i] ?? 0) ^ pad;
  whole.set(rest, blockBytes);
  return hash('sha256', whole, 'buffer');
}

export const labeledExtract = (suiteId: Bytes, salt: Uint8Array, label: string, ikm: Uint8Array): Bytes =>
  hmacSha256(salt, labeledIkm(suiteId, label, ikm));

/** Expands to this many bytes, at most the 32 of the single HKDF round (RFC 5869) that anything here needs. */
export function labeledExpand(suiteId: Bytes, label: string, info: Uint8Array, bytes: number) {
  const message = concatBytes(labeledInfo(suiteId, label, info, bytes), Uint8Array.of(1));
  return (key: Uint8Array): Uint8Array => hmacSha256(key, message).subarray(0, bytes);
}
