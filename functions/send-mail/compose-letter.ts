/**
 * What one mail to one person is about: the pulse of the queue's message, and every other pulse that is due to the same
 * person at the same instant. Decides, and writes nothing but that somebody gets no mail at all.
 *
 * Pulses learn of each other an hour before they open. One that is still opening at that hour is waited for: the row stays
 * planned, and either the other pulse takes it along when it has opened, or the step an hour later sends it alone.
 */

import { mailDue, openingDays } from '../../shared/calendar/calendar.ts';
import { communityOf } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { MailRecord, SentMail } from '../../shared/contract/mail-record.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { deriveLinkToken, hashLinkToken } from '../../shared/gate/link-token.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, MemberId, PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import { type CalendarDate, dayOf, type Instant } from '../../shared/kernel/time.ts';
import { claimedMail } from '../../shared/mail/mail-budget.ts';
import { isMailDue, isReachable, type OutboxInvitation } from '../../shared/mail/outbox.ts';
import { type Asking, askingOf, isFirstContact, isReminderKept } from '../../shared/mail/quiet.ts';

export interface LetterPorts {
  pulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  member(programme: Programme, member: MemberId): Promise<Member | undefined>;
  invitation(pulse: PulseId, token: TokenHash): Promise<OutboxInvitation | undefined>;
  /** What `may-be-old` lacks is noticed by the claim, which sees the newest. */
  mailRecord(member: MemberId, freshness: 'newest' | 'may-be-old'): Promise<MailRecord>;
  /** `doubted` when the one that was given before does not fit. */
  linkKey(now: Instant, doubted?: boolean): Promise<Uint8Array>;
}

/** One pulse in a mail. */
export interface Part {
  readonly pulse: PulseDefinition;
  readonly programme: Programme;
  readonly member: Member;
  readonly token: TokenHash;
  readonly linkToken: Uint8Array;
  readonly row: OutboxInvitation;
  readonly asking: Asking;
}

export interface Letter {
  /** Sorted by pulse, so that whoever composes it composes the same one. */
  readonly parts: readonly [Part, ...Part[]];
  readonly mail: SentMail;
  readonly record: MailRecord;
  /** Days of invitations that must still fit into the budget beside this mail. */
  readonly upcoming: readonly CalendarDate[];
  /** The one that the invitations were written with. */
  readonly linkKey: Uint8Array;
}

/** An invitation by its names. */
export interface OutboxRow {
  readonly pulse: PulseId;
  readonly token: TokenHash;
}

interface ClaimedBefore {
  readonly claimedBefore: readonly OutboxRow[];
}

/**
 * `skip`: the person gets no mail of this pulse any more. `leave`: this one is not to be sent, or not now. A mail that was
 * `claimedBefore` comes with all the rows that it was for: nobody can tell whether it was sent, unless its end is written.
 */
export async function composeLetter(
  batch: MailBatch,
  token: TokenHash,
  now: Instant,
  ports: LetterPorts,
  freshness: 'newest' | 'may-be-old' = 'newest',
): Promise<Letter | 'skip' | 'leave' | ClaimedBefore> {
  const { kind } = batch;
  const row = await ports.invitation(batch.pulse, token);
  if (!row) return 'leave';
  const own = await load(batch.pulse);
  if (!own) throw new PulseError('promise-broken', 'a queued pulse must have definition and programme');
  if (!isMailDue(kind, own.pulse, row, now)) return 'leave';
  const person = await ports.member(own.programme, row.member);
  if (!isReachable(person, now)) return 'skip';
  // Only now: a message whose mails are not to be sent any more ends well also where the key is lost.
  const fits = (key: Uint8Array): boolean => hashLinkToken(deriveLinkToken(key, batch.pulse, row.member)) === token;
  let linkKey = await ports.linkKey(now);
  if (!fits(linkKey)) linkKey = await ports.linkKey(now, true);
  if (!fits(linkKey)) {
    throw new PulseError('promise-broken', 'the link key must be the one that the invitations were written with');
  }
  const record = await ports.mailRecord(row.member, freshness);
  const claimed = claimedMail(record, kind, batch.pulse);
  if (claimed) return { claimedBefore: claimed.pulses.map((pulse) => ({ pulse, token: tokenFor(pulse, row.member) })) };
  const first = partOf({ ...own, member: person, token, row });
  if (!isReminderKept(first.asking, kind, row)) return 'leave';

  const others = await siblings(first);
  if (others === 'opening') return 'leave';
  const chosen = others.slice(0, limits.pulsesPerMail - 1);
  const parts = [first, ...chosen].sort((a, b) => (a.pulse.pulse < b.pulse.pulse ? -1 : 1));
  const today = dayOf(now);
  return {
    parts: [parts[0] ?? first, ...parts.slice(1)],
    mail: { day: today, kind, pulses: parts.map(({ pulse }) => pulse.pulse) },
    record,
    upcoming: parts.some((part) => isFirstContact(part.row)) ? [] : await openingsAfter(today, first),
    linkKey,
  };

  function tokenFor(pulse: PulseId, member: MemberId): TokenHash {
    return hashLinkToken(deriveLinkToken(linkKey, pulse, member));
  }

  async function load(pulseId: PulseId) {
    const pulse = await ports.pulse(pulseId);
    const programme = await ports.programme(communityOf(pulseId));
    return pulse && programme && { pulse, programme };
  }

  function partOf(loaded: Omit<Part, 'linkToken' | 'asking'>): Part {
    const { pulse, programme } = loaded;
    const linkToken = deriveLinkToken(linkKey, pulse.pulse, loaded.row.member);
    return { ...loaded, linkToken, asking: askingOf(record.missed.get(programme.community.id) ?? 0) };
  }

  /** The other pulses that this mail can be about, or that one of them is not ready yet. */
  async function siblings({ pulse, programme, row: { member, timeZone } }: Part): Promise<Part[] | 'opening'> {
    const asked = record.asked.filter((other) => other !== pulse.pulse).sort();
    const due = asked.length > 0 ? mailDue(programme.community, pulse, kind, timeZone) : undefined;
    const found: Part[] = [];
    for (const id of due ? asked : []) {
      const itsToken = tokenFor(id, member);
      const invitation = await ports.invitation(id, itsToken);
      const other = invitation && (await load(id));
      if (!other || mailDue(other.programme.community, other.pulse, kind, invitation.timeZone) !== due) continue;
      const reader = await ports.member(other.programme, invitation.member);
      if (reader && other.pulse.state === 'opening' && kind === 'invitation' && due && batch.at <= due)
        return 'opening';
      if (claimedMail(record, kind, id) || !isMailDue(kind, other.pulse, invitation, now)) continue;
      if (!isReachable(reader, now)) continue;
      const part = partOf({ ...other, member: reader, token: itsToken, row: invitation });
      if (isReminderKept(part.asking, kind, part.row)) found.push(part);
    }
    return found;
  }

  /** When the person will be asked next, by every community that is known to ask them. */
  async function openingsAfter(today: CalendarDate, { programme, row: { timeZone } }: Part): Promise<CalendarDate[]> {
    const known = new Set([
      programme.community.id,
      ...[...record.asked, ...record.mails.flatMap(({ pulses }) => pulses)].map(communityOf),
      ...record.missed.keys(),
    ]);
    const programmes = await Promise.all([...known].map((community) => ports.programme(community)));
    const days = programmes.flatMap((one) =>
      one ? openingDays(one.community, timeZone, today, limits.mailBudgetDays) : [],
    );
    return [...new Set(days)];
  }
}
