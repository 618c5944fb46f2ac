/**
 * One mail to one reader, once: make its bytes, claim it by one conditional write, which makes its row, send by one request,
 * write the end. A claim without an end is an ambiguous sending: it becomes `unknown` and is never sent again. For mails that
 * go to a few; invitations go through the queue.
 */
import type { LogEvents } from '../contract/log-events.ts';
import type { OutboxState } from '../contract/people.ts';
import type { Key } from '../contract/tables.ts';
import { PulseError } from '../kernel/errors.ts';
import type { Claim } from './outbox.ts';
import { type OutgoingMail, type PreparedMail, pauseCode, type SendOutcome } from './outgoing-mail.ts';
import type { prepareMail } from './prepare-mail.ts';

export interface DeliverOncePorts {
  prepare(mail: OutgoingMail): ReturnType<typeof prepareMail>;
  /** Makes the row, until a second since 1970, and claims it, by one conditional write. */
  claim(key: Key, expiresAt: number): Promise<Claim>;
  settle(key: Key, state: OutboxState): Promise<unknown>;
  release(key: Key): Promise<void>;
  send(mail: PreparedMail): Promise<SendOutcome>;
  /** Tells the operator that no mail goes out now, and why. */
  paused(code: LogEvents['mail.paused']['code']): void;
  /** Tells the operator why one mail will not be sent. */
  refused(code: LogEvents['mail.refused']['code']): void;
}

type Ending = 'sent' | 'unknown' | 'refused' | 'not-made' | 'done' | 'waiting';

/**
 * How it ended by this call; `done` when it had an end before; `not-made`, without a claim, when it has no bytes; `waiting`,
 * with the claim given back, when the provider's quota of the day is spent.
 *
 * @throws PulseError try-again, with the claim given back, when the provider does not take mail now
 */
export async function deliverOnce(
  key: Key,
  expiresAt: number,
  mail: OutgoingMail,
  ports: DeliverOncePorts,
): Promise<Ending> {
  const prepared = ports.prepare(mail);
  if (!prepared.ok) {
    ports.refused(prepared.error);
    return 'not-made';
  }
  const claim = await ports.claim(key, expiresAt);
  if (claim === 'sending') {
    await ports.settle(key, 'unknown');
    return 'unknown';
  }
  if (claim !== 'claimed') return 'done';
  const outcome = await ports.send(prepared.value);
  if (outcome.kind === 'throttled') {
    await ports.release(key);
    ports.paused(pauseCode(outcome.limit));
    if (outcome.limit === 'daily') return 'waiting';
    throw new PulseError('try-again', 'the provider must accept mail again before this one can be sent');
  }
  if (outcome.kind === 'refused') ports.refused(outcome.code);
  await ports.settle(key, outcome.kind === 'refused' ? 'failed' : outcome.kind);
  return outcome.kind;
}

interface Endings {
  sent: number;
  refused: number;
  unknown: number;
}

/**
 * Delivers to each in turn until the quota of the day is spent; the rows of the others stay planned. That ends well if the
 * same will be told on another morning. A reader whose mail cannot be made keeps no other from theirs.
 *
 * @param morningsLeft further mornings on which this is done again
 * @param tell gets the sums, also of a run that ends in an error
 * @throws PulseError try-again, when the quota is spent and no morning is left, or the provider does not take mail now;
 *   promise-broken, after all others, when a mail could not be made
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
