/**
 * The life of one mail to one person, and who is to get it. An absent state is planned.
 *
 *   planned → sending (one claim, at most one request) → sent | failed | unknown | planned again (throttled)
 *
 * `unknown` is final for everybody but the owner of the claim, who may still learn better. A bounce comes after any
 * sending. Nothing leads back from `sent`, so a repeat of anything cannot send a second mail.
 */
import type { SurveyMailKind } from '../contract/messages.ts';
import type { Invitation, Member, OutboxState } from '../contract/people.ts';
import type { PulseState } from '../contract/pulse-state.ts';
import type { Instant } from '../kernel/time.ts';
import { getsSurveyMails } from './survey-mail.ts';

export type OutboxAttribute = 'invitation' | 'reminder1' | 'reminder2' | 'digest' | 'notice';

/** What a claim found. `sending`: somebody claimed it and did not tell the end. `done`: it has an end. */
export type Claim = 'claimed' | 'sending' | 'done' | 'missing';

/** The states in which a new state may be written; `planned` is the absent one. */
export const statesBefore: Readonly<Record<OutboxState, readonly (OutboxState | 'planned')[]>> = {
  sending: ['planned'],
  sent: ['sending', 'unknown'],
  failed: ['sending', 'unknown'],
  unknown: ['sending'],
  bounced: ['sending', 'unknown', 'sent'],
  skipped: ['planned'],
};

const attributes = { invitation: 'invitation', 'reminder-1': 'reminder1', 'reminder-2': 'reminder2' } as const;
export const outboxAttribute = (kind: SurveyMailKind): 'invitation' | 'reminder1' | 'reminder2' => attributes[kind];

export type OutboxInvitation = Pick<
  Invitation,
  'member' | 'timeZone' | 'issued' | 'invitation' | 'reminder1' | 'reminder2'
>;

/**
 * Whether this mail is to be sent at all. `leave`: not now or not needed, and nothing is written. `skip`: it never will
 * be, because the person gets no mail; that is written down.
 */
export function mailDecision(
  kind: SurveyMailKind,
  pulse: { readonly state: PulseState; readonly closes: Instant },
  invitation: OutboxInvitation,
  member: Pick<Member, 'mailStopped' | 'pausedUntil'> | undefined,
  now: Instant,
): 'send' | 'leave' | 'skip' {
  if (pulse.state !== 'open' || now >= pulse.closes) return 'leave';
  if (invitation.issued !== undefined) return 'leave';
  const state = invitation[outboxAttribute(kind)];
  if (state !== undefined && state !== 'sending') return 'leave';
  if (kind !== 'invitation' && (invitation.invitation === 'failed' || invitation.invitation === 'bounced'))
    return 'leave';
  return member === undefined || !getsSurveyMails(member, now) ? 'skip' : 'send';
}
