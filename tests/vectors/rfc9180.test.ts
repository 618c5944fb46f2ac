import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../shared/kernel/bytes.ts';
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
