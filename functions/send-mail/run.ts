/**
 * Sends one message of the mail queue: up to 25 invitations, one kind of mail.
 *
 * Guarantees that nobody gets the same mail twice, whatever is repeated, lost or killed: each row is claimed by one
 * conditional write (a mail about several pulses claims the rows of all of them in one transaction), one request follows,
 * its end is written to each. A claim without an end is an ambiguous sending; it becomes `unknown` and the reminder is the
 * retry. When the provider says "not now", the claim is given back and the message stays on the queue; what was sent stays
 * sent. When it says "not today", the message is done with: rows that are still planned are what the planner's step of
 * tomorrow queues again, so no day without quota ends on the dead-letter queue.
 *
 * Before a claim the mail takes its place in the person's budget, by one conditional write that saw all mails before it. A
 * mail that has none yields: its row stays planned. A kill in between leaves a place taken without a mail, which the next
 * delivery uses; so at worst somebody gets a mail less.
 *
 * Knows addresses and names, and logs none of them.
 */
import type { LogEvents } from '../../shared/contract/log-events.ts';
import type { SentMail } from '../../shared/contract/mail-record.ts';
import type { MailBatch, SurveyMailKind } from '../../shared/contract/messages.ts';
import type { OutboxState } from '../../shared/contract/people.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, MemberId, PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { fitsBudget, isSameMail, recentMails } from '../../shared/people/mail-budget.ts';
import type { Claim } from '../../shared/people/outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../shared/people/outgoing-mail.ts';
import { buildMail } from './build-mail.ts';
import { composeLetter, type Letter, type LetterWorld, type OutboxRow } from './compose-letter.ts';

export interface SendMailWorld extends LetterWorld {
  readonly siteUrl: string;
  /** The domain of the sender, which the ids of mails end in. */
  readonly mailDomain: string;
  /** Notes the mails of a person; false when somebody else did since `version` was read. */
  keepMails(member: MemberId, mails: readonly SentMail[], version: number): Promise<boolean>;
  /** Frees the place of a mail that was never sent. */
  takeOutMail(member: MemberId, mail: SentMail): Promise<void>;
  claim(kind: SurveyMailKind, row: OutboxRow): Promise<Claim>;
  /** All of them or none; false when one of them is not planned any more. */
  claimTogether(kind: SurveyMailKind, rows: readonly OutboxRow[]): Promise<boolean>;
  settle(kind: SurveyMailKind, row: OutboxRow, state: OutboxState): Promise<void>;
  release(kind: SurveyMailKind, row: OutboxRow): Promise<void>;
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Milliseconds to leave between two requests, so that all senders together keep to our share of the quota. */
  pace(): Promise<number>;
  sleep(milliseconds: number): Promise<void>;
  log(event: 'mail.sent', fields: LogEvents['mail.sent']): void;
  log(event: 'mail.paused', fields: LogEvents['mail.paused']): void;
}

type Paused = { readonly paused: 'rate' | 'daily' | 'paused' };
type Ending = 'sent' | 'skipped' | 'yielded' | 'refused' | 'unknown';
/** Pauses before a second and later request for a mail that the provider refused to take so fast. */
const backOffMilliseconds = [1_000, 2_000, 4_000];
/** How often a mail is composed anew because another sender wrote to the same person meanwhile. */
const compositions = 5;

export async function sendMail(batch: MailBatch, now: Instant, world: SendMailWorld): Promise<void> {
  const { kind } = batch;
  // Several people of a message are asked to the same pulses by the same communities.
  const once: LetterWorld = {
    ...world,
    pulse: remembered((pulse: PulseId) => world.pulse(pulse)),
    programme: remembered((community: CommunityId) => world.programme(community)),
    member: (community, member) => world.member(community, member),
    invitation: (pulse, token) => world.invitation(pulse, token),
    mailRecord: (member) => world.mailRecord(member),
    linkKey: (at, doubted) => world.linkKey(at, doubted),
  };
  const endings: Record<Ending, number> = { sent: 0, skipped: 0, yielded: 0, refused: 0, unknown: 0 };
  let paused: Paused['paused'] | undefined;

  try {
    for (const token of batch.invitations) {
      const ending = await deliver(token);
      if (typeof ending === 'string') endings[ending] += 1;
      else {
        paused = ending.paused;
        break;
      }
    }
  } finally {
    // What was sent before something broke is told, too.
    world.log('mail.sent', { pulse: batch.pulse, kind, ...endings });
  }
  if (paused !== undefined) {
    const codes = { rate: 'rate', daily: 'daily-quota', paused: 'account-paused' } as const;
    world.log('mail.paused', { code: codes[paused] });
    if (paused === 'daily') return;
    throw new PulseError('try-again', 'the provider must accept mail again before this message can be finished');
  }

  async function deliver(token: TokenHash): Promise<Ending | Paused> {
    for (let composition = 0; composition < compositions; composition++) {
      const letter = await composeLetter(batch, token, now, once);
      if (letter === 'skip') await world.settle(kind, { pulse: batch.pulse, token }, 'skipped');
      if (letter === 'skip' || letter === 'leave') return 'skipped';
      if ('abandoned' in letter) {
        await Promise.all(letter.abandoned.map((row) => world.settle(kind, row, 'unknown')));
        return 'unknown';
      }
      const mail = buildMail(letter, world);
      // Before anything is written, so that whatever goes wrong here leaves nothing behind.
      await world.sleep(await world.pace());
      const place = await takePlace(letter);
      if (place === 'none') return 'yielded';
      if (place === 'taken') return request(letter, mail);
    }
    throw new PulseError('try-again', 'mails to one person must come to rest before another one is sent');
  }

  /** A place in the person's budget; `changed` when the letter was composed on a record that is not current any more. */
  async function takePlace({ parts: [{ member }], mail, record, upcoming }: Letter) {
    if (record.mails.some((noted) => isSameMail(noted, mail))) return 'taken';
    const recent = recentMails(record, mail.day);
    const days = recent.map(({ day }) => day);
    if (!fitsBudget(days, mail.day, upcoming)) return 'none';
    const isKept = await world.keepMails(member.member, [...recent, mail], record.version);
    return isKept ? 'taken' : 'changed';
  }

  async function request(letter: Letter, mail: OutgoingMail): Promise<Ending | Paused> {
    const rows = letter.parts.map(({ pulse, token }) => ({ pulse: pulse.pulse, token }));
    const settle = (state: OutboxState) => Promise.all(rows.map((row) => world.settle(kind, row, state)));
    const takeOut = () => world.takeOutMail(letter.parts[0].member.member, letter.mail);
    for (const backOff of [...backOffMilliseconds, undefined]) {
      const claim = await claimAll(rows);
      if (claim === 'sending') await settle('unknown');
      if (claim !== 'claimed') return claim === 'sending' ? 'unknown' : 'skipped';
      const outcome = await world.send(mail);
      if (outcome.kind !== 'throttled') {
        await settle(outcome.kind === 'refused' ? 'failed' : outcome.kind);
        if (outcome.kind === 'refused') await takeOut();
        return outcome.kind;
      }
      await Promise.all(rows.map((row) => world.release(kind, row)));
      if (outcome.limit !== 'rate' || backOff === undefined) {
        await takeOut();
        return { paused: outcome.limit };
      }
      await world.sleep(backOff);
      await world.sleep(await world.pace());
    }
    return { paused: 'rate' };
  }

  async function claimAll(rows: readonly OutboxRow[]): Promise<Claim> {
    const [only, second] = rows;
    if (only && !second) return world.claim(kind, only);
    // Somebody else's claim on one of them has its own end; that of a killed sender is met when its message comes again.
    return (await world.claimTogether(kind, rows)) ? 'claimed' : 'done';
  }
}

/** Asks once for each key. */
function remembered<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const answers = new Map<K, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
