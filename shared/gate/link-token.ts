/**
 * The secret in a member's link.
 *
 * The token is HKDF-SHA256(link key, pulse, member) and is stored nowhere: a repeated opening or reminder derives the same
 * one again, and a reader of the tables finds only its hash. The link key lives on the identity side; a leak lets its holder
 * answer in a member's place, but never opens or links a response.
 */
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { browserLimits } from '../contract/browser-limits.ts';
import { prefixFree, toHex, utf8 } from '../kernel/bytes.ts';
import type { MemberId, PulseId, TokenHash } from '../kernel/ids.ts';

/** The 32-byte token of one member in one pulse. `linkKey` is at least 32 random bytes. */
export function deriveLinkToken(linkKey: Uint8Array, pulse: PulseId, member: MemberId): Uint8Array {
  if (linkKey.length < 32) throw new RangeError('link key must be at least 32 bytes');
  const pseudoRandomKey = extract(sha256, linkKey, utf8('commons-pulse/v1/link'));
  return expand(sha256, pseudoRandomKey, prefixFree(pulse, member), browserLimits.linkTokenBytes);
}

/** The name of an invitation: SHA-256 of its token. */
export const hashLinkToken = (token: Uint8Array): TokenHash => toHex(sha256(token)) as TokenHash;
