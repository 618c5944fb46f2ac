import { expand as libraryExpand, extract as libraryExtract } from '@noble/hashes/hkdf.js';
import { hmac as libraryHmac } from '@noble/hashes/hmac.js';
import * as library from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expand, extract, hmac, sha256, sha512 } from '../../../functions/runtime/node-hashes.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const none = new Uint8Array();

describe.each([
  ['SHA-256', sha256, library.sha256],
  ['SHA-512', sha512, library.sha512],
])("Node's %s in the place of the library's", (_, ours, theirs) => {
  test('hashes, authenticates and derives the same bytes', () => {
    fc.assert(
      fc.property(bytes(300), bytes(300), bytes(40), fc.integer({ min: 1, max: 300 }), (message, key, info, length) => {
        expect(toHex(ours(message))).toBe(toHex(theirs(message)));
        expect(toHex(hmac(ours, key, message))).toBe(toHex(libraryHmac(theirs, key, message)));
        const secret = extract(ours, message, key);
        expect(toHex(secret)).toBe(toHex(libraryExtract(theirs, message, key)));
        expect(toHex(expand(ours, secret, info, length))).toBe(toHex(libraryExpand(theirs, secret, info, length)));
      }),
    );
    expect(toHex(extract(ours, Uint8Array.of(1)))).toBe(toHex(libraryExtract(theirs, Uint8Array.of(1))));
    expect(toHex(expand(ours, ours(none)))).toBe(toHex(libraryExpand(theirs, theirs(none), undefined, ours.outputLen)));
    expect([ours.outputLen, ours.blockLen]).toEqual([theirs.outputLen, theirs.blockLen]);
  });

  test('returns a plain array of bytes, not a view into memory that others use', () => {
    const digest = ours(Uint8Array.of(1, 2, 3));
    expect(Object.getPrototypeOf(digest)).toBe(Uint8Array.prototype);
    expect(digest.buffer.byteLength).toBe(ours.outputLen);
  });

  test('refuses what RFC 5869 refuses: a key shorter than the hash, and more than 255 rounds', () => {
    const key = ours(none);
    expect(() => expand(ours, key.subarray(1), none, 1)).toThrow(RangeError);
    expect(() => expand(ours, key, none, 255 * ours.outputLen + 1)).toThrow(RangeError);
    expect(expand(ours, key, none, 255 * ours.outputLen)).toHaveLength(255 * ours.outputLen);
  });
});
