/**
 * The suite of HPKE (RFC 9180) that seals a response: base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The
 * page seals with hpke-seal.ts on Web Crypto, close-pulse opens with hpke-open.ts on Node's crypto; what both must agree on
 * is here.
 */
import { concatBytes, utf8 } from '../kernel/bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** `suite_id` of the key encapsulation (RFC 9180 section 4.1), and of everything after it (section 5.1). */
export const kemSuite: Bytes = /* @__PURE__ */ concatBytes(/* @__PURE__ */ utf8('KEM'), Uint8Array.of(0, 0x10));
export const hpkeSuite: Bytes = /* @__PURE__ */ concatBytes(
  /* @__PURE__ */ utf8('HPKE'),
  Uint8Array.of(0, 0x10, 0, 1, 0, 2),
);

/** The input of `LabeledExtract` (section 4). */
export const labeledIkm = (suiteId: Bytes, label: string, ikm: Uint8Array): Bytes =>
  concatBytes(utf8('HPKE-v1'), suiteId, utf8(label), ikm);

/** The info of `LabeledExpand` (section 4). */
export const labeledInfo = (suiteId: Bytes, label: string, info: Uint8Array, bytes: number): Bytes =>
  concatBytes(Uint8Array.of(0, bytes), utf8('HPKE-v1'), suiteId, utf8(label), info);

/** Length of the encapsulated key, an uncompressed point of P-256. */
export const encapsulatedBytes = 65;
