/**
 * One mail to one reader, once: claim it by one conditional write, which makes its row, send by one request, write the end. A
 * claim without an end is an ambiguous sending: it becomes `unknown` and is never sent again. For mails that go to a few;
 * invitations go through the queue.
 */
import type { OutboxState } from '../contract/people.ts';
import type { Key } from '../contract/tables.ts';
import { PulseError } from '../kernel/errors.ts';
import type { Claim } from './outbox.ts';
import type { OutgoingMail, SendOutcome } from './outgoing-mail.ts';

export interface OnceWorld {
  /** Makes the row, until a second since 1970, and claims it, by one conditional write. */
  claim(key: Key, expiresAt: number): Promise<Claim>;
  settle(key: Key, state: OutboxState): Promise<unknown>;
  release(key: Key): Promise<void>;
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Tells the operator that the quota of the day is spent. */
  quotaSpent(): void;
}

/**
 * How it ended by this call; `done` when it had an end before; `waiting`, with the claim given back, when the provider's
 * quota of the day is spent.
 *
 * @throws PulseError try-again, with the claim given back, when the provider does not take mail now
 */
export async function deliverOnce(
  key: Key,
  expiresAt: number,
  mail: OutgoingMail,
  world: OnceWorld,
): Promise<'sent' | 'unknown' | 'refused' | 'done' | 'waiting'> {
  const claim = await world.claim(key, expiresAt);
  if (claim === 'sending') {
    await world.settle(key, 'unknown');
    return 'unknown';
  }
  if (claim !== 'claimed') return 'done';
  const outcome = await world.send(mail);
  if (outcome.kind === 'throttled') {
    await world.release(key);
    if (outcome.limit === 'daily') return 'waiting';
    throw new PulseError('try-again', 'the provider must accept mail again before this one can be sent');
  }
  await world.settle(key, outcome.kind === 'refused' ? 'failed' : outcome.kind);
  return outcome.kind;
}

/**
 * Delivers to each in turn until the quota of the day is spent; the rows of the others stay planned. That ends well if the
 * same will be told on another morning.
 *
 * @param morningsLeft further mornings on which this is done again
 * @throws PulseError try-again, when the quota is spent and no morning is left, or the provider does not take mail now
 */
export async function deliverToEach<Reader>(
  readers: readonly Reader[],
  morningsLeft: number,
  deliver: (reader: Reader) => ReturnType<typeof deliverOnce>,
  world: Pick<OnceWorld, 'quotaSpent'>,
): Promise<{ sent: number; unknown: number }> {
  const endings = { sent: 0, unknown: 0 };
  for (const reader of readers) {
    const ending = await deliver(reader);
    if (ending === 'waiting') {
      world.quotaSpent();
      if (morningsLeft > 0) break;
      throw new PulseError('try-again', 'the quota of the day must not be spent on the last morning of a mail');
    }
    if (ending === 'sent' || ending === 'unknown') endings[ending] += 1;
  }
  return endings;
}
