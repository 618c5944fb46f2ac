import { createECDH } from 'node:crypto';
import { labeledExpand, labeledExtract } from './hmac-sha256.ts';
import { kemSuite } from './sealing-suite.ts';

export interface SealingKey {
  /** Scalar, 32 bytes. */
  readonly privateKey: Uint8Array;
  /** Uncompressed point, 65 bytes: in the manifest. */
  readonly publicKey: Uint8Array;
}

const none = new Uint8Array();

/**
 * A sealing key pair from 32 fresh random bytes (RFC 9180 section 7.1.3 `DeriveKeyPair`). The bytes must come from a random
 * source and be forgotten: the key is destroyed at close, and nothing may be able to derive it again.
 */
export function generateSealingKey(random32: Uint8Array): SealingKey {
  if (random32.length !== 32) throw new RangeError('key material must be 32 bytes');
  const material = labeledExtract(kemSuite, none, 'dkp_prk', random32);
  const pair = createECDH('prime256v1');
  for (let counter = 0; counter <= 255; counter++) {
    const privateKey = labeledExpand(kemSuite, 'candidate', Uint8Array.of(counter), 32)(material);
    if (isScalar(() => pair.setPrivateKey(privateKey))) {
      return { privateKey, publicKey: new Uint8Array(pair.getPublicKey()) };
    }
  }
  throw new RangeError('key material must lead to a scalar'); // Never: 2^-8192.
}

/** OpenSSL refuses zero and the order of the curve and what is beyond it: one candidate in 2^32. */
function isScalar(set: () => void): boolean {
  try {
    set();
    return true;
  } catch {
    return false;
  }
}
