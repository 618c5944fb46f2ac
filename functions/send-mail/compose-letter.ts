/**
 * Decides step by step what one mail to one person contains: who it is for, which pulses are due, whether their budget has
 * room for it. Reads and decides; writes nothing.
 */
import { openingDays } from '../../shared/calendar/calendar.ts';
import type { Freshness } from '../../shared/contract/freshness.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { MailRecord, SentMail } from '../../shared/contract/mail-record.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import type { Programme } from '../../shared/contract/people.ts';
import type { OutboxRow } from '../../shared/contract/people-stores.ts';
import { communityOf } from '../../shared/contract/pulse-id.ts';
import type { TokenHash } from '../../shared/kernel/ids.ts';
import { type CalendarDate, dayOf, type Instant } from '../../shared/kernel/time.ts';
import { claimedMail, fitsBudget, recentMails } from '../../shared/mail/mail-budget.ts';
import { isFirstContact, isReminderKept } from '../../shared/mail/quiet.ts';
import { type Part, partOf, partsDue, readOthers } from './due-parts.ts';
import { type LetterPorts, type Recipient, readRecipient, tokenFor } from './recipient.ts';

export interface Letter {
  /** Sorted by pulse. */
  readonly parts: readonly [Part, ...Part[]];
  readonly mail: SentMail;
  /** The person's record with this mail in it; writing it over the version that was read is the claim. */
  readonly claim: Pick<MailRecord, 'mails' | 'version'>;
  readonly linkKey: Uint8Array;
}

/** A mail that was claimed before, with all its rows: unless its end is recorded, its delivery is unknown. */
interface ClaimedBefore {
  readonly claimedBefore: readonly OutboxRow[];
}

/**
 * `skip`: the person gets no more mail of this pulse. `leave`: this one is not to be sent, or not now. `no-place`: the
 * person's budget has no room for it.
 */
export async function composeLetter(
  batch: MailBatch,
  token: TokenHash,
  now: Instant,
  ports: LetterPorts,
  freshness: Freshness,
): Promise<Letter | 'skip' | 'leave' | 'no-place' | ClaimedBefore> {
  const { kind } = batch;
  const recipient = await readRecipient(batch, token, now, freshness, ports);
  if (typeof recipient === 'string') return recipient;
  const { invited, record } = recipient;
  const claimed = claimedMail(record, kind, batch.pulse);
  if (claimed) return { claimedBefore: rowsOf(claimed, recipient) };
  if (!isReminderKept(partOf(invited, recipient).asking, kind, invited.row)) return 'leave';
  const parts = partsDue(recipient, await readOthers(recipient, batch, ports), batch, now);
  if (parts === 'opening') return 'leave';
  // First contacts go first; a reminder yields to the invitations already in the calendar.
  const programmes = parts.some(({ row }) => isFirstContact(row)) ? [] : await knownProgrammes(recipient, ports);
  const mail = { day: dayOf(now), kind, pulses: parts.map(({ pulse }) => pulse.pulse) };
  return letterWithin(recipient, parts, mail, openingsAfter(mail.day, programmes, invited.row.timeZone));
}

function rowsOf({ pulses }: SentMail, { invited, linkKey }: Recipient): OutboxRow[] {
  return pulses.map((pulse) => ({ pulse, token: tokenFor(linkKey, pulse, invited.row.member) }));
}

/** @param upcoming days of invitations that must still fit into the budget beside this mail */
function letterWithin(
  { record, linkKey }: Recipient,
  parts: Letter['parts'],
  mail: SentMail,
  upcoming: readonly CalendarDate[],
): Letter | 'no-place' {
  const recent = recentMails(record, mail.day);
  const days = recent.map(({ day }) => day);
  if (!fitsBudget(days, mail.day, upcoming)) return 'no-place';
  return { parts, mail, claim: { mails: [...recent, mail], version: record.version }, linkKey };
}

/** Every community known to invite the person. */
async function knownProgrammes({ invited, record }: Recipient, { people }: LetterPorts): Promise<Programme[]> {
  const known = new Set([
    invited.programme.community.id,
    ...[...record.asked, ...record.mails.flatMap(({ pulses }) => pulses)].map(communityOf),
    ...record.missed.keys(),
  ]);
  const programmes = await Promise.all([...known].map((community) => people.programme(community)));
  return programmes.filter((programme) => programme !== undefined);
}

/** When the person will be asked next, each day once. */
function openingsAfter(today: CalendarDate, programmes: readonly Programme[], timeZone: string): CalendarDate[] {
  const days = programmes.flatMap(({ community }) => openingDays(community, timeZone, today, limits.mailBudgetDays));
  return [...new Set(days)];
}
