import { sealingSuite } from './sealing-suite.ts';

export interface SealingKey {
  /** Scalar, 32 bytes. */
  readonly privateKey: Uint8Array;
  /** Uncompressed point, 65 bytes: in the manifest. */
  readonly publicKey: Uint8Array;
}

/**
 * A sealing key pair from 32 fresh random bytes (RFC 9180 section 7.1.3 `DeriveKeyPair`). The bytes must come from a random
 * source and be forgotten: the key is destroyed at close, and nothing may be able to derive it again.
 */
export async function generateSealingKey(random32: Uint8Array): Promise<SealingKey> {
  if (random32.length !== 32) throw new RangeError('key material must be 32 bytes');
  const pair = await sealingSuite.DeriveKeyPair(random32, true);
  return {
    privateKey: await sealingSuite.SerializePrivateKey(pair.privateKey),
    publicKey: await sealingSuite.SerializePublicKey(pair.publicKey),
  };
}
