/**
 * What opening a pulse decides: who is invited, counted under which labels, and whether it can be held at all. open-pulse acts
 * on it, and the heads-up tells stewards of it beforehand, so that no dry run promises what opening refuses.
 */
import type { Community } from '../contract/community.ts';
import type { Member } from '../contract/people.ts';
import type { PulseDefinition, PulseRefusal, Sending } from '../contract/pulse.ts';
import type { Instant } from '../kernel/time.ts';
import { openingOf, type PulseDates } from './calendar.ts';
import { type Labels, labelGroups } from './groups.ts';
import type { SendQuota } from './outgoing-mail.ts';
import { canFinish } from './sending-time.ts';
import { getsSurveyMails } from './survey-mail.ts';

/** Members who would be invited by a run at this instant. */
export const reachableAt = (members: readonly Member[], at: Instant): Member[] =>
  members.filter((member) => getsSurveyMails(member, at));

/** What a definition fixes for its opening when it is made. */
export type OpeningTerms = Pick<PulseDefinition, 'communityName' | 'minimumInvited' | 'opens' | 'closes'> &
  Required<Pick<PulseDefinition, 'zones'>>;

export function openingTerms(community: Community, dates: PulseDates, reachable: readonly Member[]): OpeningTerms {
  const zones = [...new Set(reachable.map(({ timeZone }) => timeZone))];
  return {
    communityName: community.name,
    minimumInvited: community.minimumInvited,
    opens: openingOf(community, dates, zones),
    closes: dates.closes,
    zones,
  };
}

export interface Opening extends Labels {
  /** Undefined when the provider does not say its quota: then nothing can be refused for want of it. */
  readonly sending: Sending | undefined;
  /** Why the pulse cannot be held, if it cannot: mail that would still be going out at its end helps nobody. */
  readonly refusal: PulseRefusal | undefined;
}

/**
 * @param terms of the definition, which an earlier run may have made from other settings
 * @param at when open-pulse runs; invitations go out from then on, and never before the first opening hour
 */
export function decideOpening(
  { communityName, minimumInvited, opens, closes }: Omit<OpeningTerms, 'zones'>,
  reachable: readonly Member[],
  quota: SendQuota | undefined,
  at: Instant,
): Opening {
  const byGroup = Map.groupBy(reachable, ({ group }) => group);
  const invited = new Map([...byGroup].map(([group, members]) => [group, members.length]));
  const sending = quota && { mails: reachable.length, ...quota };
  return { ...labelGroups(invited, minimumInvited, communityName), sending, refusal: refusal() };

  function refusal(): PulseRefusal | undefined {
    if (reachable.length < minimumInvited) return 'too-few-reachable';
    const starts = at > opens ? at : opens;
    return sending && !canFinish(sending, starts, closes) ? 'cannot-finish-sending' : undefined;
  }
}
