/**
 * The life of one mail to one person, and who is to get it. An absent state is planned.
 *
 *   planned → claimed (at most one request) → sent | failed | unknown | planned again (throttled)
 *
 * A survey mail is claimed by its place in the person's record of mails (docs/adr/0032), a digest or notice by the state
 * `sending` in its own row. `unknown` is final for everybody but the owner of the claim, who may still learn better. A bounce
 * comes after any sending. Nothing leads back from `sent`, so a repeat of anything cannot send a second mail.
 */
import type { SurveyMailKind } from '../contract/messages.ts';
import { type Invitation, type Member, type OutboxState, outboxStates } from '../contract/people.ts';
import type { PulseDefinition } from '../contract/pulse.ts';
import type { Instant } from '../kernel/time.ts';
import { getsSurveyMails } from '../roster/reachable.ts';

export type OutboxAttribute = 'invitation' | 'reminder1' | 'reminder2' | 'digest' | 'notice';
/** Mails that are claimed in a row of their own. */
export type OwnOutbox = 'digest' | 'notice';
/** States of these: the claim itself is one of them. */
export const ownStates = ['sending', ...outboxStates] as const;
export type OwnState = (typeof ownStates)[number];

/** What a claim found. `sending`: somebody claimed it and did not tell the end. `done`: it has an end. */
export type Claim = 'claimed' | 'sending' | 'done';

/** The states in which a new state may be written; `planned` is the absent one. */
export const statesBefore: Readonly<Record<OutboxState, readonly (OwnState | 'planned')[]>> = {
  sent: ['planned', 'sending', 'unknown'],
  failed: ['planned', 'sending', 'unknown'],
  unknown: ['planned', 'sending'],
  bounced: ['planned', 'sending', 'unknown', 'sent'],
  skipped: ['planned'],
};

const attributes = { invitation: 'invitation', 'reminder-1': 'reminder1', 'reminder-2': 'reminder2' } as const;
export const outboxAttribute = (kind: SurveyMailKind): 'invitation' | 'reminder1' | 'reminder2' => attributes[kind];

export type OutboxInvitation = Pick<
  Invitation,
  'writing' | 'member' | 'timeZone' | 'issued' | 'invitation' | 'reminder1' | 'reminder2'
>;

/** Whether a mail of this kind is still due, whoever it is to; where it is not, nothing is written. */
export function isMailDue(
  kind: SurveyMailKind,
  pulse: Pick<PulseDefinition, 'state' | 'closes' | 'writes'>,
  invitation: OutboxInvitation,
  now: Instant,
): boolean {
  if (pulse.state !== 'open' || now >= pulse.closes || invitation.writing !== pulse.writes) return false;
  if (invitation.issued !== undefined) return false;
  if (invitation[outboxAttribute(kind)] !== undefined) return false;
  return kind === 'invitation' || (invitation.invitation !== 'failed' && invitation.invitation !== 'bounced');
}

/** Whether there is somebody who gets survey mails; one that is due to nobody never will be sent, and that is written down. */
export const isReachable = (member: Member | undefined, now: Instant): member is Member =>
  member !== undefined && getsSurveyMails(member, now);
