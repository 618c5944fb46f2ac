import { createHash } from 'node:crypto';
import * as library from '@noble/hashes/sha2.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../../shared/kernel/bytes.ts';
import { sha256, sha512 } from '../../../web/survey/compact-sha2.ts';

const both = [
  { name: 'sha256', mine: sha256, theirs: library.sha256 },
  { name: 'sha512', mine: sha512, theirs: library.sha512 },
] as const;

describe.each(both)('$name as the page loads it', ({ name, mine, theirs }) => {
  const reference = (message: Uint8Array) => createHash(name).update(message).digest('hex');

  it('has the digest of FIPS 180-4 for its example', () => {
    const examples = {
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      sha512:
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    };
    expect(toHex(mine(utf8('abc')))).toBe(examples[name]);
  });

  it('equals the library of the server at every length around three blocks', () => {
    for (let length = 0; length <= 3 * 128 + 1; length++) {
      const message = Uint8Array.from({ length }, (_, i) => (i * 151 + length) & 255);
      expect(toHex(mine(message))).toBe(reference(message));
    }
  });

  it('equals it for any message, including a view into a longer one', async () => {
    await fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2200 }), fc.nat(40), (message, skip) => {
        const view = message.subarray(Math.min(skip, message.length));
        expect(toHex(mine(view))).toBe(toHex(theirs(view)));
      }),
    );
  });

  it('gives the same lengths to code that builds on it', () => {
    expect([mine.outputLen, mine.blockLen]).toEqual([theirs.outputLen, theirs.blockLen]);
  });
});
