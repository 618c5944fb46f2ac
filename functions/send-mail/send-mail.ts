/**
 * Sends one message of the mail queue: up to 25 invitations, one kind of mail.
 *
 * Guarantees that nobody gets the same mail twice, whatever is repeated, lost or killed: a mail is made, then
 * claimed by one conditional write, which gives it its place in the person's budget and saw all mails before it; one request
 * follows, and its end is written to the row of each pulse that it is about. A claim without an end is an ambiguous sending; it becomes `unknown` and
 * the reminder is the retry. When the provider says "not now", the claim is given back and the message stays on the queue;
 * what was sent stays sent. When it says "not today", the message is done with: rows that are still planned are what the
 * planner's step of tomorrow queues again, so no day without quota ends on the dead-letter queue.
 *
 * A mail that cannot be made is never claimed: its rows stay planned, all others go out, and the message ends on the dead-letter
 * queue, from where the mail goes out when the fault is repaired.
 *
 * A mail that has no place in the budget yields: its row stays planned.
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
import { fitsBudget, recentMails } from '../../shared/mail/mail-budget.ts';
import {
  type OutgoingMail,
  type PreparedMail,
  pauseCode,
  type SendLimit,
  type SendOutcome,
} from '../../shared/mail/outgoing-mail.ts';
import type { prepareMail } from '../../shared/mail/prepare-mail.ts';
import { buildMail } from './build-mail.ts';
import { composeLetter, type Letter, type LetterPorts, type OutboxRow } from './compose-letter.ts';

export interface SendMailPorts extends LetterPorts {
  readonly siteUrl: string;
  /** The domain of the sender, which the ids of mails end in. */
  readonly mailDomain: string;
  /** Notes the mails of a person, which claims the new one; false when somebody else wrote since `version` was read. */
  keepMails(member: MemberId, mails: readonly SentMail[], version: number): Promise<boolean>;
  /** Gives back the claim on a mail that was never sent, and its place. */
  takeOutMail(member: MemberId, mail: SentMail): Promise<void>;
  /** False when that may not follow what is written there. */
  settle(kind: SurveyMailKind, row: OutboxRow, state: OutboxState): Promise<boolean>;
  /** Plans a mail again that somebody else called unknown meanwhile. */
  release(kind: SurveyMailKind, row: OutboxRow): Promise<void>;
  prepare(mail: OutgoingMail): ReturnType<typeof prepareMail>;
  send(mail: PreparedMail): Promise<SendOutcome>;
  /** Milliseconds to leave between two requests, so that all senders together keep to our share of the quota. */
  pace(): Promise<number>;
  sleep(milliseconds: number): Promise<void>;
  log(event: 'mail.sent', fields: LogEvents['mail.sent']): void;
  log(event: 'mail.paused', fields: LogEvents['mail.paused']): void;
  log(event: 'mail.refused', fields: LogEvents['mail.refused']): void;
}

type Paused = { readonly paused: SendLimit };
type Ending = 'sent' | 'skipped' | 'yielded' | 'refused' | 'unknown';
/** Pauses before a second and later request for a mail that the provider refused to take so fast. */
const backOffMilliseconds = [1_000, 2_000, 4_000];
/** How often a mail is composed anew because another sender wrote to the same person meanwhile. */
const compositions = 5;

export async function sendMail(batch: MailBatch, now: Instant, ports: SendMailPorts): Promise<void> {
  const { kind } = batch;
  // Several people of a message are asked to the same pulses by the same communities.
  const once: LetterPorts = {
    ...ports,
    pulse: remembered((pulse: PulseId) => ports.pulse(pulse)),
    programme: remembered((community: CommunityId) => ports.programme(community)),
    member: (programme, member) => ports.member(programme, member),
    invitation: (pulse, token) => ports.invitation(pulse, token),
    mailRecord: (member, freshness) => ports.mailRecord(member, freshness),
    linkKey: (at, doubted) => ports.linkKey(at, doubted),
  };
  const endings: Record<Ending, number> = { sent: 0, skipped: 0, yielded: 0, refused: 0, unknown: 0 };
  let paused: SendLimit | undefined;
  let areAllMade = true;

  try {
    for (const token of batch.invitations) {
      const ending = await deliver(token);
      if (ending === 'not-made') areAllMade = false;
      if (typeof ending === 'string') endings[ending === 'not-made' ? 'refused' : ending] += 1;
      else {
        paused = ending.paused;
        break;
      }
    }
  } finally {
    // What was sent before something broke is told, too.
    ports.log('mail.sent', { pulse: batch.pulse, kind, ...endings });
  }
  if (paused !== undefined) {
    ports.log('mail.paused', { code: pauseCode(paused) });
    if (paused !== 'daily') {
      throw new PulseError('try-again', 'the provider must accept mail again before this message can be finished');
    }
  }
  if (!areAllMade) throw new PulseError('promise-broken', 'every mail must be one that can be made');

  async function deliver(token: TokenHash): Promise<Ending | 'not-made' | Paused> {
    const backOffs = [...backOffMilliseconds];
    for (let composition = 0; composition < compositions; ) {
      const letter = await composeLetter(batch, token, now, once, composition === 0 ? 'may-be-old' : 'newest');
      if (letter === 'skip') await ports.settle(kind, { pulse: batch.pulse, token }, 'skipped');
      if (letter === 'skip' || letter === 'leave') return 'skipped';
      if ('claimedBefore' in letter) {
        const written = await Promise.all(letter.claimedBefore.map((row) => ports.settle(kind, row, 'unknown')));
        return written.includes(true) ? 'unknown' : 'skipped';
      }
      // Before anything is written, so that whatever goes wrong here leaves nothing behind.
      const prepared = ports.prepare(buildMail(letter, ports));
      if (!prepared.ok) {
        ports.log('mail.refused', { code: prepared.error });
        return 'not-made';
      }
      await ports.sleep(await ports.pace());
      const claim = await claimMail(letter);
      if (claim === 'no-place') return 'yielded';
      if (claim === 'changed') {
        composition++;
        continue;
      }
      const outcome = await ports.send(prepared.value);
      if (outcome.kind === 'refused') ports.log('mail.refused', { code: outcome.code });
      if (outcome.kind !== 'throttled') {
        await endMail(letter, outcome.kind === 'refused' ? 'failed' : outcome.kind);
        return outcome.kind;
      }
      await giveBack(letter);
      const backOff = outcome.limit === 'rate' ? backOffs.shift() : undefined;
      if (backOff === undefined) return { paused: outcome.limit };
      await ports.sleep(backOff);
    }
    throw new PulseError('try-again', 'mails to one person must come to rest before another one is sent');
  }

  /** `changed` when the letter was composed on a record that is not current any more. */
  async function claimMail({ parts: [{ member }], mail, record, upcoming }: Letter) {
    const recent = recentMails(record, mail.day);
    const days = recent.map(({ day }) => day);
    if (!fitsBudget(days, mail.day, upcoming)) return 'no-place';
    const isKept = await ports.keepMails(member.member, [...recent, mail], record.version);
    return isKept ? 'claimed' : 'changed';
  }

  async function endMail(letter: Letter, state: OutboxState): Promise<void> {
    await Promise.all(rowsOf(letter).map((row) => ports.settle(kind, row, state)));
    // Nothing was sent and nothing will be: the row says so, and the place is free.
    if (state === 'failed') await ports.takeOutMail(letter.parts[0].member.member, letter.mail);
  }

  /** First the claim: a row that is planned while the claim stands would be called unknown. */
  async function giveBack(letter: Letter): Promise<void> {
    await ports.takeOutMail(letter.parts[0].member.member, letter.mail);
    await Promise.all(rowsOf(letter).map((row) => ports.release(kind, row)));
  }
}

const rowsOf = ({ parts }: Letter): OutboxRow[] => parts.map(({ pulse, token }) => ({ pulse: pulse.pulse, token }));

/** Asks once for each key. */
function remembered<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const answers = new Map<K, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
