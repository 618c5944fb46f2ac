import { limits } from '../contract/limits.ts';
import type { MailBatch, SurveyMailKind } from '../contract/messages.ts';
import type { Invitation } from '../contract/people.ts';
import type { CommunityId, PulseId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** Messages of the mail queue for these invitations, as few as the limit on recipients allows. */
export function mailBatches(
  step: { readonly community: CommunityId; readonly pulse: PulseId; readonly at: Instant },
  kind: SurveyMailKind,
  invitations: readonly Pick<Invitation, 'token'>[],
): MailBatch[] {
  const { community, pulse, at } = step;
  const batches: MailBatch[] = [];
  for (let i = 0; i < invitations.length; i += limits.recipientsPerMessage) {
    const tokens = invitations.slice(i, i + limits.recipientsPerMessage).map(({ token }) => token);
    batches.push({ kind, community, pulse, at, invitations: tokens });
  }
  return batches;
}
