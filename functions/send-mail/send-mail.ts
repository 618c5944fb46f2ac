/**
 * Sends one message of the mail queue: up to 25 invitations, one kind of mail.
 *
 * Guarantees that no member gets the same mail twice, whatever is repeated, lost or killed: see `deliverLetter`. If the
 * provider says "not now", the claim is released and the message stays on the queue; what was sent stays sent. If it says
 * "not today", the message is done: tomorrow's step queues the rows that are still planned, so a day without quota never
 * ends on the dead-letter queue.
 *
 * A mail that cannot be built is never claimed: its rows stay planned, all others go out, and the message ends on the
 * dead-letter queue; redriving it sends the mail once the fault is repaired. A mail with no room in the budget yields: its
 * row stays planned.
 *
 * Knows addresses and names, and logs none of them.
 */
import type { Log } from '../../shared/contract/log-events.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { pauseCode, type SendLimit } from '../../shared/mail/outgoing-mail.ts';
import { type DeliverPorts, deliverLetter, type Ending } from './deliver-letter.ts';

export interface SendMailPorts extends DeliverPorts {
  readonly log: Log<'mail.sent' | 'mail.paused' | 'mail.refused'>;
}

export async function sendMail(batch: MailBatch, now: Instant, ports: SendMailPorts): Promise<void> {
  const { pulse, kind } = batch;
  const remembering = readingOnce(ports);
  const endings: Record<Ending, number> = { sent: 0, skipped: 0, yielded: 0, refused: 0, unknown: 0 };
  let paused: SendLimit | undefined;
  let areAllMade = true;
  try {
    for (const token of batch.invitations) {
      const ending = await deliverLetter(batch, token, now, remembering);
      if (typeof ending === 'object') {
        paused = ending.paused;
        break;
      }
      if (ending === 'not-made') areAllMade = false;
      endings[ending === 'not-made' ? 'refused' : ending] += 1;
    }
  } finally {
    // Also counts what was sent before something failed.
    ports.log('mail.sent', { pulse, kind, ...endings });
  }
  if (paused !== undefined) {
    ports.log('mail.paused', { code: pauseCode(paused) });
    if (paused !== 'daily') {
      throw new PulseError('try-again', 'the provider must accept mail again before this message can be finished');
    }
  }
  if (!areAllMade) throw new PulseError('promise-broken', 'every mail must be one that can be made');
}

/** All people in a message are invited to the same pulses by the same communities, so each of those is read once. */
function readingOnce(ports: SendMailPorts): SendMailPorts {
  const { pulses, people } = ports;
  return {
    ...ports,
    pulses: { read: once((pulse) => pulses.read(pulse)) },
    people: {
      programme: once((community) => people.programme(community)),
      member: (...asked) => people.member(...asked),
    },
  };
}

function once<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const answers = new Map<K, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
