/**
 * The secret part of an unsubscribe link: `<community>.<member>.<mac>`, the first 128 bits of an HMAC-SHA256 under the
 * link key. It needs no row of its own, works for as long as the key lives, and whoever lacks the key can make none.
 * It can do one thing, stop mail; it is of no use for answering.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { communityIdSchema, memberIdSchema } from '../contract/identifiers.ts';
import { fromBase64Url, prefixFree, toBase64Url } from '../kernel/bytes.ts';
import type { CommunityId, MemberId } from '../kernel/ids.ts';

const macBytes = 16;

const macOf = (linkKey: Uint8Array, community: CommunityId, member: MemberId): Uint8Array =>
  hmac(sha256, linkKey, prefixFree('commons-pulse/v1/unsubscribe', community, member)).subarray(0, macBytes);

export const unsubscribeToken = (linkKey: Uint8Array, community: CommunityId, member: MemberId): string =>
  `${community}.${member}.${toBase64Url(macOf(linkKey, community, member))}`;

/** Whose mail the token stops; undefined for every text that `unsubscribeToken` did not make. */
export function readUnsubscribeToken(
  linkKey: Uint8Array,
  token: string,
): { community: CommunityId; member: MemberId } | undefined {
  const [communityText, memberText, macText, ...rest] = token.split('.');
  const community = communityIdSchema.safeParse(communityText);
  const member = memberIdSchema.safeParse(memberText);
  const mac = fromBase64Url(macText ?? '');
  if (rest.length > 0 || !community.success || !member.success || mac?.length !== macBytes) return undefined;
  const expected = macOf(linkKey, community.data, member.data);
  // All bytes are compared whatever the first ones say, so that the time taken says nothing.
  const difference = expected.reduce((sum, byte, index) => sum | (byte ^ (mac[index] ?? 0)), 0);
  return difference === 0 ? { community: community.data, member: member.data } : undefined;
}
