/**
 * Sends one message of the mail queue: up to 25 invitations, one kind of mail.
 *
 * Guarantees that nobody gets the same mail twice, whatever is repeated, lost or killed: each row is claimed by one
 * conditional write, one request follows, its end is written. A claim without an end is an ambiguous sending; it becomes
 * `unknown` and the reminder is the retry. When the provider says "not now", the claim is given back and the message stays
 * on the queue; what was sent stays sent. When it says "not today", the message is done with: rows that are still planned
 * are what the planner's step of tomorrow queues again, so no day without quota ends on the dead-letter queue.
 *
 * Knows addresses and names, and logs none of them.
 */
import type { LogEvents } from '../../shared/contract/log-events.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import type { Member, OutboxState, Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { deriveLinkToken, hashLinkToken } from '../../shared/gate/link-token.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, MemberId, PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { type Claim, mailDecision, type OutboxInvitation } from '../../shared/people/outbox.ts';
import type { OutgoingMail, SendOutcome } from '../../shared/people/outgoing-mail.ts';
import { buildMail } from './build-mail.ts';

export interface SendMailWorld {
  readonly siteUrl: string;
  /** The domain of the sender, which the ids of mails end in. */
  readonly mailDomain: string;
  pulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  member(community: CommunityId, member: MemberId): Promise<Member | undefined>;
  invitation(pulse: PulseId, token: TokenHash): Promise<OutboxInvitation | undefined>;
  claim(batch: MailBatch, token: TokenHash): Promise<Claim>;
  settle(batch: MailBatch, token: TokenHash, state: OutboxState): Promise<void>;
  release(batch: MailBatch, token: TokenHash): Promise<void>;
  linkKey(): Promise<Uint8Array>;
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Milliseconds to leave between two requests, so that all senders together keep to our share of the quota. */
  pace(): Promise<number>;
  sleep(milliseconds: number): Promise<void>;
  log(event: 'mail.sent', fields: LogEvents['mail.sent']): void;
  log(event: 'mail.paused', fields: LogEvents['mail.paused']): void;
}

type Ending = 'sent' | 'skipped' | 'refused' | 'unknown';
/** Pauses before a second and later request for a mail that the provider refused to take so fast. */
const backOffMilliseconds = [1_000, 2_000, 4_000];

export async function sendMail(batch: MailBatch, now: Instant, world: SendMailWorld): Promise<void> {
  const pulse = await world.pulse(batch.pulse);
  const programme = await world.programme(batch.community);
  if (!pulse || !programme) throw new PulseError('promise-broken', 'a queued pulse must have definition and programme');
  const linkKey = await world.linkKey();
  const endings: Record<Ending, number> = { sent: 0, skipped: 0, refused: 0, unknown: 0 };
  let paused: 'rate' | 'daily' | 'paused' | undefined;

  try {
    for (const token of batch.invitations) {
      const mail = await prepare(token);
      const ending = mail === undefined ? 'skipped' : await deliver(token, mail);
      if (typeof ending === 'string') endings[ending] += 1;
      else {
        paused = ending.paused;
        break;
      }
    }
  } finally {
    // What was sent before something broke is told, too.
    world.log('mail.sent', { pulse: batch.pulse, kind: batch.kind, ...endings });
  }
  if (paused !== undefined) {
    const codes = { rate: 'rate', daily: 'daily-quota', paused: 'account-paused' } as const;
    world.log('mail.paused', { code: codes[paused] });
    if (paused === 'daily') return;
    throw new PulseError('try-again', 'the provider must accept mail again before this message can be finished');
  }

  async function prepare(token: TokenHash): Promise<OutgoingMail | undefined> {
    if (!pulse || !programme) return undefined;
    const invitation = await world.invitation(batch.pulse, token);
    if (!invitation) return undefined;
    const member = await world.member(batch.community, invitation.member);
    const decision = mailDecision(batch.kind, pulse, invitation, member, now);
    if (decision === 'skip') await world.settle(batch, token, 'skipped');
    if (decision !== 'send' || !member) return undefined;
    const linkToken = deriveLinkToken(linkKey, batch.pulse, invitation.member);
    if (hashLinkToken(linkToken) !== token) {
      throw new PulseError('promise-broken', 'the link key must be the one that the invitations were written with');
    }
    return buildMail({ batch, pulse, programme, member, token, linkToken, linkKey, world });
  }

  async function deliver(
    token: TokenHash,
    mail: OutgoingMail,
  ): Promise<Ending | { paused: 'rate' | 'daily' | 'paused' }> {
    for (const backOff of [...backOffMilliseconds, undefined]) {
      // Before the claim, so that whatever goes wrong here leaves none behind.
      await world.sleep(await world.pace());
      const claim = await world.claim(batch, token);
      if (claim === 'sending') {
        await world.settle(batch, token, 'unknown');
        return 'unknown';
      }
      if (claim !== 'claimed') return 'skipped';
      const outcome = await world.send(mail);
      switch (outcome.kind) {
        case 'sent':
          await world.settle(batch, token, 'sent');
          return 'sent';
        case 'refused':
          await world.settle(batch, token, 'failed');
          return 'refused';
        case 'unknown':
          await world.settle(batch, token, 'unknown');
          return 'unknown';
        case 'throttled':
          await world.release(batch, token);
          if (outcome.limit !== 'rate' || backOff === undefined) return { paused: outcome.limit };
          await world.sleep(backOff);
      }
    }
    return { paused: 'rate' };
  }
}
