/**
 * One mail to one person: composed, built, claimed by one conditional write, sent by one request, and its end recorded in the
 * row of each pulse that it is about. A claim without an end is an ambiguous sending: it becomes `unknown`, and the reminder
 * is the retry. A mail that cannot be built is never claimed.
 */
import type { Log } from '../../shared/contract/log-events.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import type { OutboxState } from '../../shared/contract/people.ts';
import type { MailRecordStore, OutboxRow, SurveyOutbox } from '../../shared/contract/people-stores.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { TokenHash } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Mailer, SendLimit } from '../../shared/mail/outgoing-mail.ts';
import { buildMail } from './build-mail.ts';
import { composeLetter, type Letter } from './compose-letter.ts';
import type { LetterPorts } from './recipient.ts';

export interface DeliverPorts extends LetterPorts {
  readonly siteUrl: string;
  readonly outbox: SurveyOutbox;
  readonly mailRecords: Pick<MailRecordStore, 'read' | 'keep' | 'takeOut'>;
  readonly mailer: Pick<Mailer, 'prepare' | 'send' | 'domain'>;
  /** Milliseconds to leave between two requests, so that all senders together stay within our share of the quota. */
  pace(): Promise<number>;
  sleep(milliseconds: number): Promise<unknown>;
  readonly log: Log<'mail.refused'>;
}

/** Pauses before the second and later requests for a mail that the provider throttled. */
const backOffMilliseconds = [1_000, 2_000, 4_000];
/** How often a mail is composed again because another sender wrote to the same person meanwhile. */
const compositions = 5;

export type Ending = 'sent' | 'skipped' | 'yielded' | 'refused' | 'unknown';

/** `not-made`: our fault, nothing is written. `paused`: the provider accepts no mail now; the mail is planned again. */
export async function deliverLetter(
  batch: MailBatch,
  token: TokenHash,
  now: Instant,
  ports: DeliverPorts,
): Promise<Ending | 'not-made' | { readonly paused: SendLimit }> {
  const { outbox, mailRecords, mailer, log } = ports;
  const { kind } = batch;
  const backOffs = [...backOffMilliseconds];
  for (let composition = 0; composition < compositions; ) {
    const letter = await composeLetter(batch, token, now, ports, composition === 0 ? 'may-be-old' : 'newest');
    if (letter === 'no-place') return 'yielded';
    if (letter === 'skip') await outbox.settle(kind, { pulse: batch.pulse, token }, 'skipped');
    if (letter === 'skip' || letter === 'leave') return 'skipped';
    if ('claimedBefore' in letter) {
      const written = await Promise.all(letter.claimedBefore.map((row) => outbox.settle(kind, row, 'unknown')));
      return written.includes(true) ? 'unknown' : 'skipped';
    }
    // Before anything is written, so that a failure here leaves nothing behind.
    const prepared = mailer.prepare(buildMail(letter, { siteUrl: ports.siteUrl, mailDomain: mailer.domain }));
    if (!prepared.ok) {
      log('mail.refused', { code: prepared.error });
      return 'not-made';
    }
    await ports.sleep(await ports.pace());
    const { mails, version } = letter.claim;
    if (!(await mailRecords.keep(personOf(letter), mails, version))) {
      composition++;
      continue;
    }
    const outcome = await mailer.send(prepared.value);
    if (outcome.kind === 'refused') log('mail.refused', { code: outcome.code });
    if (outcome.kind !== 'throttled') {
      await endMail(letter, outcome.kind === 'refused' ? 'failed' : outcome.kind, ports);
      return outcome.kind;
    }
    await giveBack(letter, ports);
    const backOff = outcome.limit === 'rate' ? backOffs.shift() : undefined;
    if (backOff === undefined) return { paused: outcome.limit };
    await ports.sleep(backOff);
  }
  throw new PulseError('try-again', 'mails to one person must come to rest before another one is sent');
}

async function endMail(letter: Letter, state: OutboxState, { outbox, mailRecords }: DeliverPorts): Promise<void> {
  await Promise.all(rowsOf(letter).map((row) => outbox.settle(letter.mail.kind, row, state)));
  // Nothing was sent and nothing will be: the row says so, and the place in the budget is freed.
  if (state === 'failed') await mailRecords.takeOut(personOf(letter), letter.mail);
}

/** The claim is removed first: a planned row whose claim is still stored would be taken for unknown. */
async function giveBack(letter: Letter, { outbox, mailRecords }: DeliverPorts): Promise<void> {
  await mailRecords.takeOut(personOf(letter), letter.mail);
  await Promise.all(rowsOf(letter).map((row) => outbox.release(letter.mail.kind, row)));
}

const personOf = ({ parts: [{ member }] }: Letter) => member.member;
const rowsOf = ({ parts }: Letter): OutboxRow[] => parts.map(({ pulse, token }) => ({ pulse: pulse.pulse, token }));
