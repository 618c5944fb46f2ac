import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toBase64Url, toHex } from '../../shared/kernel/bytes.ts';
import { hpkeSeal } from '../../shared/responses/hpke-seal.ts';
import { rawOpenerOf } from '../../shared/responses/seal.ts';
import { generateSealingKey } from '../../shared/responses/seal-keys.ts';
import vector from './rfc9180-p256-aes256gcm.json' with { type: 'json' };

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array();

describe('RFC 9180 base mode with P-256, HKDF-SHA256 and AES-256-GCM', () => {
  it('derives the recipient key of the vector', async () => {
    const { privateKey, publicKey } = await generateSealingKey(bytes(vector.ikmR));
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
    const [publicKey, info, aad, plaintext] = [vector.pkRm, vector.info, vector.aad, vector.pt].map(bytes);
    if (!publicKey || !info || !aad || !plaintext) throw new Error('vector must be whole');
    const sealed = await hpkeSeal(publicKey, info, aad, plaintext, ephemeral);
    expect(toHex(sealed.encapsulated)).toBe(vector.enc);
    expect(toHex(sealed.ciphertext)).toBe(vector.ct);
  });

  it('seals with a fresh ephemeral key each time, only to a point of the curve, so that the library opens it', async () => {
    const key = { privateKey: bytes(vector.skRm), publicKey: bytes(vector.pkRm) };
    const open = await rawOpenerOf(key);
    const message = { info: bytes(vector.info), aad: bytes(''), plaintext: new Uint8Array(256).fill(7) };
    const seen = new Set<string>();
    for (let i = 0; i < 8; i++) {
      const sealed = await hpkeSeal(key.publicKey, message.info, message.aad, message.plaintext);
      seen.add(toHex(sealed.encapsulated));
      const opened = await open(message.info, message.aad, concatBytes(sealed.encapsulated, sealed.ciphertext));
      expect(opened.ok && opened.value).toEqual(message.plaintext);
    }
    expect(seen.size).toBe(8);
    const offCurve = key.publicKey.slice();
    offCurve[64] = (offCurve[64] ?? 0) ^ 1;
    for (const wrong of [offCurve, key.publicKey.slice(0, 64), new Uint8Array(65)]) {
      await expect(hpkeSeal(wrong, message.info, message.aad, message.plaintext)).rejects.toThrow();
    }
  });

  it('opens the ciphertext of the vector, and nothing with a bit changed', async () => {
    const open = await rawOpenerOf({ privateKey: bytes(vector.skRm), publicKey: bytes(vector.pkRm) });
    const sealed = concatBytes(bytes(vector.enc), bytes(vector.ct));
    const opened = await open(bytes(vector.info), bytes(vector.aad), sealed);
    expect(opened.ok && toHex(opened.value)).toBe(vector.pt);

    for (const place of [0, 1, 40, 65, sealed.length - 1]) {
      const altered = sealed.slice();
      altered[place] = (altered[place] ?? 0) ^ 1;
      expect((await open(bytes(vector.info), bytes(vector.aad), altered)).ok).toBe(false);
    }
    expect((await open(bytes(vector.info), bytes('00'), sealed)).ok).toBe(false);
    expect((await open(bytes('00'), bytes(vector.aad), sealed)).ok).toBe(false);
  });
});
