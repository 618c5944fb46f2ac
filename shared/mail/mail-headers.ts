/**
 * Headers that say honestly what our mail is: one-click unsubscribing (RFC 8058), sent by a machine (RFC 3834), its
 * language, and its thread.
 *
 * The provider replaces `Message-ID` with its own and leaves `References` alone. So every mail of a thread also refers to
 * one shared id that no mail has, and mail programs file them together.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Language } from '../contract/identifiers.ts';
import type { SurveyMailKind } from '../contract/messages.ts';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import type { MemberId, PulseId } from '../kernel/ids.ts';

/** For every mail to members: survey mails and digests. */
export const listHeaders = (language: Language, unsubscribeUrl: string): Record<string, string> => ({
  'List-Unsubscribe': `<${unsubscribeUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'Auto-Submitted': 'auto-generated',
  'Content-Language': language,
});

/** An id that a repeat derives again and that reveals nothing about the recipient. `parts` name the mail. */
export const mailId = (linkKey: Uint8Array, domain: string, ...parts: readonly string[]): string =>
  `<${toHex(hmac(sha256, linkKey, prefixFree('commons-pulse/v1/mail-id', ...parts)).subarray(0, 16))}@${domain}>`;

/** The mails of one pulse form one thread; a mail about several pulses belongs to the threads of all of them. */
export function threadOf(
  linkKey: Uint8Array,
  domain: string,
  pulses: readonly PulseId[],
  member: MemberId,
  kind: SurveyMailKind,
): { messageId: string; headers: Record<string, string> } {
  const id = (name: string) => mailId(linkKey, domain, ...pulses, member, name);
  const threads = pulses.map((pulse) => mailId(linkKey, domain, pulse, member, 'thread')).join(' ');
  const first = id('invitation');
  return kind === 'invitation'
    ? { messageId: first, headers: { References: threads } }
    : { messageId: id(kind), headers: { 'In-Reply-To': first, References: `${threads} ${first}` } };
}

/** For mails to stewards about their community: part of a role, so there is no list to leave. */
export const noticeHeaders = (language: Language): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  'Content-Language': language,
});

/** Like `mailId`, without the key, because the first notice is older than the key. Only its own reader sees it. */
export const noticeId = (domain: string, ...parts: readonly string[]): string =>
  `<${toHex(sha256(prefixFree('commons-pulse/v1/notice-id', ...parts)).subarray(0, 16))}@${domain}>`;
