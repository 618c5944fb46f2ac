/**
 * The life of one survey mail, and who should get it. An absent state is planned.
 *
 *   planned → sent | failed | unknown | skipped
 *
 * Before it is sent, a mail is claimed by its place in the person's record of mails (docs/adr/0032), so that at most one
 * request is made; one that the provider puts off stays planned. `unknown` is final for everyone but the owner of the claim,
 * who may still find out how it ended. A bounce may follow any sending. Nothing leads back from `sent`, so no repeat sends a
 * second mail.
 */
import type { SurveyMailKind } from '../contract/messages.ts';
import type { Member, OutboxState } from '../contract/people.ts';
import type { OutboxInvitation } from '../contract/people-stores.ts';
import type { PulseDefinition } from '../contract/pulse.ts';
import type { Instant } from '../kernel/time.ts';
import { getsSurveyMails } from '../roster/reachable.ts';

/** The states in which a new state may be written; `planned` is the absent one. */
export const statesBefore: Readonly<Record<OutboxState, readonly (OutboxState | 'planned')[]>> = {
  sent: ['planned', 'unknown'],
  failed: ['planned', 'unknown'],
  unknown: ['planned'],
  bounced: ['planned', 'unknown', 'sent'],
  skipped: ['planned'],
};

const attributes = { invitation: 'invitation', 'reminder-1': 'reminder1', 'reminder-2': 'reminder2' } as const;
export const outboxAttribute = (kind: SurveyMailKind): 'invitation' | 'reminder1' | 'reminder2' => attributes[kind];

/** Whether a mail of this kind is still due, whoever the recipient; if not, nothing is written. */
export function isMailDue(
  kind: SurveyMailKind,
  pulse: Pick<PulseDefinition, 'state' | 'closes' | 'writingNumber'>,
  invitation: OutboxInvitation,
  now: Instant,
): boolean {
  if (pulse.state !== 'open' || now >= pulse.closes || invitation.writing !== pulse.writingNumber) return false;
  if (invitation.issued !== undefined) return false;
  if (invitation[outboxAttribute(kind)] !== undefined) return false;
  return kind === 'invitation' || (invitation.invitation !== 'failed' && invitation.invitation !== 'bounced');
}

/** Whether there is a member who gets survey mails; a mail that is due to no one is never sent, and that is written down. */
export const isReachable = (member: Member | undefined, now: Instant): member is Member =>
  member !== undefined && getsSurveyMails(member, now);
