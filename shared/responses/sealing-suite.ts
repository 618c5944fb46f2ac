import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';

/**
 * HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. All of it runs on Web Crypto. It opens;
 * the page seals with hpke-seal.ts, and a bundle that never opens must be able to leave this out.
 */
export const sealingSuite = /* @__PURE__ */ new CipherSuite(
  KEM_DHKEM_P256_HKDF_SHA256,
  KDF_HKDF_SHA256,
  AEAD_AES_256_GCM,
);

/** Length of the encapsulated key, an uncompressed point of P-256. */
export const encapsulatedBytes = 65;
