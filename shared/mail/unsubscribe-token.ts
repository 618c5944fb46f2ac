/**
 * The secret part of an unsubscribe link: `<communities>.<member>.<mac>`, the first 128 bits of an HMAC-SHA256 under the link
 * key. Communities are joined by `_`, which is in no id; a mail about several stops the mails of all of them. It needs no
 * row, works for as long as the key lives, and cannot be made without the key. It can do one thing, stop mail; it is of no
 * use for answering.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { communityIdSchema, memberIdSchema } from '../contract/identifiers.ts';
import { fromBase64Url, prefixFree, toBase64Url } from '../kernel/bytes.ts';
import type { CommunityId, MemberId } from '../kernel/ids.ts';

const macBytes = 16;

const separator = '_';

const macOf = (linkKey: Uint8Array, communities: string, member: MemberId): Uint8Array =>
  hmac(sha256, linkKey, prefixFree('commons-pulse/v1/unsubscribe', communities, member)).subarray(0, macBytes);

export function unsubscribeToken(linkKey: Uint8Array, communities: readonly CommunityId[], member: MemberId): string {
  const joined = communities.join(separator);
  return `${joined}.${member}.${toBase64Url(macOf(linkKey, joined, member))}`;
}

/** Whose mail the token stops, and in which communities; undefined for any text that `unsubscribeToken` did not make. */
export function readUnsubscribeToken(
  linkKey: Uint8Array,
  token: string,
): { communities: CommunityId[]; member: MemberId } | undefined {
  const [communityText = '', memberText, macText, ...rest] = token.split('.');
  const communities = z.array(communityIdSchema).safeParse(communityText.split(separator));
  const member = memberIdSchema.safeParse(memberText);
  const mac = fromBase64Url(macText ?? '');
  if (rest.length > 0 || !communities.success || !member.success || mac?.length !== macBytes) return undefined;
  const expected = macOf(linkKey, communityText, member.data);
  // All bytes are compared, whatever the first ones are, so that the time taken reveals nothing.
  const difference = expected.reduce((sum, byte, index) => sum | (byte ^ (mac[index] ?? 0)), 0);
  return difference === 0 ? { communities: communities.data, member: member.data } : undefined;
}
