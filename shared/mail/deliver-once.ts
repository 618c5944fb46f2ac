/**
 * One mail to one reader, once: build it, claim it by one conditional write, which creates its row, send it by one request,
 * record the end. A claim without an end is an ambiguous sending: it becomes `unknown` and is never sent again. For mails to
 * a few people; invitations go through the queue.
 */
import type { Log } from '../contract/log-events.ts';
import type { Key } from '../contract/tables.ts';
import { PulseError } from '../kernel/errors.ts';
import type { NoticeOutbox } from './notice-outbox.ts';
import { type Mailer, type OutgoingMail, pauseCode } from './outgoing-mail.ts';

export interface DeliverOncePorts {
  readonly mailer: Pick<Mailer, 'prepare' | 'send' | 'domain'>;
  readonly outbox: NoticeOutbox;
  readonly log: Log<'mail.paused' | 'mail.refused'>;
}

type Ending = 'sent' | 'unknown' | 'refused' | 'not-made' | 'done' | 'waiting';

/**
 * How this call ended it; `done` if it already had an end; `not-made`, without a claim, if it cannot be built; `waiting`,
 * with the claim released, if the provider's quota for the day is spent.
 *
 * @throws PulseError try-again, with the claim released, if the provider does not accept mail now
 */
export async function deliverOnce(
  key: Key,
  expiresAt: number,
  mail: OutgoingMail,
  { mailer, outbox, log }: DeliverOncePorts,
): Promise<Ending> {
  const prepared = mailer.prepare(mail);
  if (!prepared.ok) {
    log('mail.refused', { code: prepared.error });
    return 'not-made';
  }
  const claim = await outbox.claim(key, expiresAt);
  if (claim === 'sending') {
    await outbox.settle(key, 'unknown');
    return 'unknown';
  }
  if (claim !== 'claimed') return 'done';
  const outcome = await mailer.send(prepared.value);
  if (outcome.kind === 'throttled') {
    await outbox.release(key);
    log('mail.paused', { code: pauseCode(outcome.limit) });
    if (outcome.limit === 'daily') return 'waiting';
    throw new PulseError('try-again', 'the provider must accept mail again before this one can be sent');
  }
  if (outcome.kind === 'refused') log('mail.refused', { code: outcome.code });
  await outbox.settle(key, outcome.kind === 'refused' ? 'failed' : outcome.kind);
  return outcome.kind;
}

interface Endings {
  sent: number;
  refused: number;
  unknown: number;
}

/**
 * Delivers to each in turn until the quota of the day is spent; the rows of the others stay planned, which is fine if another
 * morning repeats the mail. A reader whose mail cannot be made does not keep the others from theirs.
 *
 * @param morningsLeft further mornings on which this is done again
 * @param tell gets the sums, also of a run that ends in an error
 * @throws PulseError try-again, when the quota is spent and no morning is left, or the provider does not take mail now;
 * promise-broken, after all others, when a mail could not be made
 */
export async function deliverToEach<Reader>(
  readers: readonly Reader[],
  morningsLeft: number,
  deliver: (reader: Reader) => Promise<Ending>,
  tell: (endings: Endings) => void,
): Promise<void> {
  const endings: Endings = { sent: 0, refused: 0, unknown: 0 };
  let areAllMade = true;
  try {
    for (const reader of readers) {
      const ending = await deliver(reader);
      if (ending === 'waiting') {
        if (morningsLeft > 0) break;
        throw new PulseError('try-again', 'the quota of the day must not be spent on the last morning of a mail');
      }
      if (ending === 'not-made') areAllMade = false;
      const counted = ending === 'not-made' ? 'refused' : ending;
      if (counted !== 'done') endings[counted] += 1;
    }
  } finally {
    tell(endings);
  }
  if (!areAllMade) throw new PulseError('promise-broken', 'every mail must be one that can be made');
}
