import { sha256 } from '@noble/hashes/sha2.js';
import { siteKeys } from '../../shared/contract/objects.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { integrityOf } from './integrity.ts';

export interface ProtocolAsset {
  /** Key in the site bucket; with a slash in front, the path on the site. */
  readonly key: string;
  /** For the manifest: SHA-256 as hex. */
  readonly hash: string;
  /** For the page, in the format of an `integrity` attribute. */
  readonly integrity: string;
}

/** How the built protocol code is published: named by its own hash, so it can be cached forever and is never replaced. */
export function protocolAsset(code: string): ProtocolAsset {
  const hash = toHex(sha256(utf8(code)));
  return { key: siteKeys.asset(`protocol-${hash.slice(0, 32)}.js`), hash, integrity: integrityOf(code) };
}
