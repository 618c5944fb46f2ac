/** Who one mail is for, and what is known of them. Reads, and decides only whether there is a mail at all. */

import type { Freshness } from '../../shared/contract/freshness.ts';
import type { MailRecord } from '../../shared/contract/mail-record.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type {
  MailRecordStore,
  OutboxInvitation,
  PeopleStore,
  SurveyOutbox,
} from '../../shared/contract/people-stores.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { communityOf } from '../../shared/contract/pulse-id.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { deriveLinkToken, hashLinkToken } from '../../shared/gate/link-token.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { MemberId, PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { isMailDue, isReachable } from '../../shared/mail/outbox.ts';

export interface LetterPorts {
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly people: Pick<PeopleStore, 'programme' | 'member'>;
  readonly outbox: Pick<SurveyOutbox, 'invitation'>;
  /** The claim sees the newest row, so it notices what a `may-be-old` read missed. */
  readonly mailRecords: Pick<MailRecordStore, 'read'>;
  /** `doubted` if the key given before does not match. */
  linkKey(now: Instant, doubted?: boolean): Promise<Uint8Array>;
}

/** A pulse that the person is invited to. */
export interface InvitedPulse {
  readonly pulse: PulseDefinition;
  readonly programme: Programme;
  readonly member: Member;
  readonly token: TokenHash;
  readonly row: OutboxInvitation;
}

export interface Recipient {
  /** The pulse in the queue's message. */
  readonly invited: InvitedPulse;
  readonly record: MailRecord;
  /** The link key that the invitations were written with. */
  readonly linkKey: Uint8Array;
}

/** `skip`: the person gets no more mail of this pulse. `leave`: this one is not to be sent, or not now. */
export async function readRecipient(
  { kind, pulse: id }: Pick<MailBatch, 'kind' | 'pulse'>,
  token: TokenHash,
  now: Instant,
  freshness: Freshness,
  ports: LetterPorts,
): Promise<Recipient | 'skip' | 'leave'> {
  const row = await ports.outbox.invitation(id, token);
  if (!row) return 'leave';
  const own = await readPulse(id, ports);
  if (!own) throw new PulseError('promise-broken', 'a queued pulse must have definition and programme');
  if (!isMailDue(kind, own.pulse, row, now)) return 'leave';
  const member = await ports.people.member(own.programme.community.id, row.member, own.programme);
  if (!isReachable(member, now)) return 'skip';
  // Only now, so that a message whose mails are no longer to be sent ends well even if the key is lost.
  const linkKey = await linkKeyOf(id, row.member, token, now, ports);
  const record = await ports.mailRecords.read(row.member, freshness);
  return { invited: { ...own, member, token, row }, record, linkKey };
}

export async function readPulse(
  id: PulseId,
  { pulses, people }: LetterPorts,
): Promise<Pick<InvitedPulse, 'pulse' | 'programme'> | undefined> {
  const pulse = await pulses.read(id);
  const programme = await people.programme(communityOf(id));
  return pulse && programme && { pulse, programme };
}

export const tokenFor = (linkKey: Uint8Array, pulse: PulseId, member: MemberId): TokenHash =>
  hashLinkToken(deriveLinkToken(linkKey, pulse, member));

async function linkKeyOf(
  pulse: PulseId,
  member: MemberId,
  token: TokenHash,
  now: Instant,
  ports: LetterPorts,
): Promise<Uint8Array> {
  for (const doubted of [false, true]) {
    const key = await ports.linkKey(now, doubted);
    if (tokenFor(key, pulse, member) === token) return key;
  }
  throw new PulseError('promise-broken', 'the link key must be the one that the invitations were written with');
}
