/**
 * Node's SHA-256, SHA-512 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869), with the call signatures of `@noble/hashes`.
 * infra/bundle.ts substitutes this module when it builds functions: Node's own code need not be loaded and runs faster.
 * Tests show equal results for random messages, keys and lengths, and for the vectors of RFC 9497 that pass through it.
 */
import { createHmac, hash } from 'node:crypto';
import { concatBytes } from '../../shared/kernel/bytes.ts';

interface NodeHash {
  (message: Uint8Array): Uint8Array;
  readonly algorithm: 'sha256' | 'sha512';
  readonly outputLen: number;
  readonly blockLen: number;
}

/** A plain array of bytes, as the curve code expects: a Buffer slices and prints itself differently. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);

const nodeHash = (algorithm: NodeHash['algorithm'], outputLen: number): NodeHash =>
  Object.assign((message: Uint8Array) => plain(hash(algorithm, message, 'buffer')), {
    algorithm,
    outputLen,
    blockLen: outputLen * 2,
  });

export const sha256 = nodeHash('sha256', 32);
export const sha512 = nodeHash('sha512', 64);

export const hmac = ({ algorithm }: NodeHash, key: Uint8Array, message: Uint8Array): Uint8Array =>
  plain(createHmac(algorithm, key).update(message).digest());

export const extract = (of: NodeHash, secret: Uint8Array, salt = new Uint8Array(of.outputLen)): Uint8Array =>
  hmac(of, salt, secret);

/** @throws RangeError for a key shorter than the hash, or more than the 255 rounds that RFC 5869 allows */
export function expand(of: NodeHash, key: Uint8Array, info = new Uint8Array(), length = of.outputLen): Uint8Array {
  if (key.length < of.outputLen) throw new RangeError(`key must be at least ${of.outputLen} bytes`);
  const rounds = Math.ceil(length / of.outputLen);
  if (rounds > 255) throw new RangeError(`length must be at most ${255 * of.outputLen} bytes`);
  const made: Uint8Array[] = [];
  for (let round = 1; round <= rounds; round++) {
    made.push(hmac(of, key, concatBytes(made.at(-1) ?? new Uint8Array(), info, Uint8Array.of(round))));
  }
  return concatBytes(...made).slice(0, length);
}
