import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import { describe, expect, it } from 'vitest';
import { hmacSha256 } from '../../shared/answers/hmac-sha256.ts';
import { hpkeOpenerOf } from '../../shared/answers/hpke-open.ts';
import { hpkeSeal } from '../../shared/answers/hpke-seal.ts';
import { generateSealingKey } from '../../shared/answers/seal-keys.ts';
import { concatBytes, fromHex, toBase64Url, toHex } from '../../shared/kernel/bytes.ts';
import vector from './rfc9180-p256-aes256gcm.json' with { type: 'json' };

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array();
const key = { privateKey: bytes(vector.skRm), publicKey: bytes(vector.pkRm) };
const info = bytes(vector.info);

/** Web Crypto takes no view of shared memory. */
const copyOf = (part: Uint8Array) => concatBytes(part);

/** The independent authority: another author's library, on Web Crypto. */
const library = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

describe('RFC 9180 base mode with P-256, HKDF-SHA256 and AES-256-GCM', () => {
  it('derives the recipient key of the vector', () => {
    const { privateKey, publicKey } = generateSealingKey(bytes(vector.ikmR));
    expect(toHex(privateKey)).toBe(vector.skRm);
    expect(toHex(publicKey)).toBe(vector.pkRm);
  });

  it('seals to the ciphertext of the vector, given its ephemeral key', async () => {
    const [x, y] = [bytes(vector.enc).subarray(1, 33), bytes(vector.enc).subarray(33)].map(toBase64Url);
    if (x === undefined || y === undefined) throw new Error('vector must have a point');
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    const half = { kty: 'EC', crv: 'P-256', x, y };
    const ephemeral = {
      publicKey: await crypto.subtle.importKey('jwk', half, curve, true, []),
      privateKey: await crypto.subtle.importKey('jwk', { ...half, d: toBase64Url(bytes(vector.skEm)) }, curve, true, [
        'deriveBits',
      ]),
    };
    const sealed = await hpkeSeal(key.publicKey, info, bytes(vector.aad), bytes(vector.pt), ephemeral);
    expect(toHex(sealed.encapsulated)).toBe(vector.enc);
    expect(toHex(sealed.ciphertext)).toBe(vector.ct);
  });

  it('seals with a fresh ephemeral key each time, and only to a point of the curve', async () => {
    const open = hpkeOpenerOf(key)(info);
    const message = { aad: bytes(''), plaintext: new Uint8Array(256).fill(7) };
    const seen = new Set<string>();
    for (let i = 0; i < 8; i++) {
      const sealed = await hpkeSeal(key.publicKey, info, message.aad, message.plaintext);
      seen.add(toHex(sealed.encapsulated));
      const opened = await open(message.aad, concatBytes(sealed.encapsulated, sealed.ciphertext));
      expect(opened.ok && toHex(opened.value)).toBe(toHex(message.plaintext));
    }
    expect(seen.size).toBe(8);
    const offCurve = key.publicKey.slice();
    offCurve[64] = (offCurve[64] ?? 0) ^ 1;
    for (const wrong of [offCurve, key.publicKey.slice(0, 64), new Uint8Array(65)]) {
      await expect(hpkeSeal(wrong, info, message.aad, message.plaintext)).rejects.toThrow();
    }
  });

  it('opens the ciphertext of the vector, and nothing with a bit changed', async () => {
    const open = hpkeOpenerOf(key)(info);
    const aad = bytes(vector.aad);
    const sealed = concatBytes(bytes(vector.enc), bytes(vector.ct));
    const opened = await open(aad, sealed);
    expect(opened.ok && toHex(opened.value)).toBe(vector.pt);

    for (let place = 0; place < sealed.length; place++) {
      const altered = sealed.slice();
      altered[place] = (altered[place] ?? 0) ^ (1 << (place % 8));
      expect((await open(aad, altered)).ok, `byte ${place}`).toBe(false);
    }
    expect((await open(bytes('00'), sealed)).ok).toBe(false);
    expect((await hpkeOpenerOf(key)(bytes('00'))(aad, sealed)).ok).toBe(false);
  });

  it('refuses to open what is short, has no point of the curve, the point at infinity, or a point in another form', async () => {
    const open = hpkeOpenerOf(key)(info);
    const aad = bytes(vector.aad);
    const [enc, ct] = [bytes(vector.enc), bytes(vector.ct)];
    const y = enc[64] ?? 0;
    const form = (first: number, point: Uint8Array) => concatBytes(Uint8Array.of(first), point);
    const wrong: Record<string, Uint8Array> = {
      nothing: bytes(''),
      'a point alone': enc,
      'half a tag': concatBytes(enc, ct.subarray(0, 8)),
      'off the curve': concatBytes(enc.subarray(0, 64), Uint8Array.of(y ^ 1), ct),
      'zeros for a point': concatBytes(form(4, new Uint8Array(64)), ct),
      'coordinates beyond the field': concatBytes(form(4, new Uint8Array(64).fill(255)), ct),
      infinity: concatBytes(new Uint8Array(65), ct),
      'hybrid form': concatBytes(form(6 + (y & 1), enc.subarray(1)), ct),
      'compressed form': concatBytes(form(2 + (y & 1), enc.subarray(1, 33)), new Uint8Array(32), ct),
    };
    for (const [what, sealed] of Object.entries(wrong)) expect((await open(aad, sealed)).ok, what).toBe(false);
  });

  it('refuses keys whose halves do not belong together, and numbers that are not scalars', () => {
    const other = generateSealingKey(new Uint8Array(32).fill(1));
    expect(() => hpkeOpenerOf({ ...key, publicKey: other.publicKey })).toThrow('must belong together');
    for (const privateKey of [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(0)]) {
      expect(() => hpkeOpenerOf({ ...key, privateKey })).toThrow('must be a scalar of P-256');
    }
  });

  it('agrees with another author’s library on every key, seal, label and text', async () => {
    const anyBytes = (maxLength: number) => fc.uint8Array({ minLength: 0, maxLength });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        anyBytes(40),
        anyBytes(80),
        anyBytes(300),
        async (random, info, aad, plaintext) => {
          const pair = generateSealingKey(random);
          const theirs = await library.DeriveKeyPair(random, true);
          expect(toHex(pair.privateKey)).toBe(toHex(await library.SerializePrivateKey(theirs.privateKey)));
          const { encapsulatedSecret, ciphertext } = await library.Seal(theirs.publicKey, plaintext, { info, aad });
          const opened = await hpkeOpenerOf(pair)(info)(aad, concatBytes(encapsulatedSecret, ciphertext));
          expect(opened.ok && toHex(opened.value)).toBe(toHex(plaintext));
          const ours = await hpkeSeal(copyOf(pair.publicKey), copyOf(info), copyOf(aad), copyOf(plaintext));
          const read = await library.Open(theirs, ours.encapsulated, ours.ciphertext, { info, aad });
          expect(toHex(read)).toBe(toHex(plaintext));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('computes what Node’s HMAC computes, for every key of up to a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 300 }), (key, message) => {
        expect(toHex(hmacSha256(key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
      }),
    );
    expect(() => hmacSha256(new Uint8Array(65), new Uint8Array())).toThrow('at most 64 bytes');
  });
});
