/**
 * What opening a pulse decides: who is invited, under which labels they count, and whether it can be held at all. open-pulse
 * acts on it, and the heads-up reports it to stewards beforehand, so that no dry run promises what opening refuses.
 */

import { openingOf, type PulseDates, publicationOf } from '../calendar/calendar.ts';
import { canFinish } from '../calendar/sending-time.ts';
import type { Community } from '../contract/community.ts';
import type { PulseDefinition, PulseRefusal, Sending, SendQuota } from '../contract/pulse.ts';
import { type PulseRules, pulseRulesOf } from '../contract/pulse-rules.ts';
import type { GroupName } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type Labels, labelGroups } from './labels.ts';

/** The people of a pulse when it opens, as numbers by group on the roster. */
export interface Reach {
  readonly members: ReadonlyMap<GroupName, number>;
  /** Those of them who get survey mails. */
  readonly invited: ReadonlyMap<GroupName, number>;
  /** The time zones of who is invited, each once. */
  readonly zones: readonly string[];
}

/** What a definition says before the pulse has keys: everything that follows from its community's settings and its dates. */
export type OpeningTerms = PulseRules &
  Pick<PulseDefinition, 'pulse' | 'community' | 'communityName' | 'quarter' | 'instruments' | 'ownInstruments'> &
  Pick<PulseDefinition, 'opens' | 'closes' | 'acceptsUntil' | 'resultsAt' | 'publishes'> &
  Required<Pick<PulseDefinition, 'zones'>>;

/** As in full; `compareCommunities` says whether it must be coarse. */
export function openingTerms(community: Community, dates: PulseDates, zones: readonly string[]): OpeningTerms {
  const { pulse, quarter, instruments, closes, acceptsUntil, resultsAt } = dates;
  const own = community.instruments.filter(({ id, version }) =>
    instruments.some((ref) => ref.id === id && ref.version === version),
  );
  return {
    pulse,
    community: community.id,
    communityName: community.name,
    quarter,
    instruments,
    ...(own.length > 0 && { ownInstruments: own }),
    opens: openingOf(community, dates, zones),
    closes,
    acceptsUntil,
    resultsAt,
    publishes: publicationOf(community, quarter),
    zones: [...zones],
    ...pulseRulesOf(community),
  };
}

export interface Opening extends Labels {
  /** Undefined if the provider does not report its quota: then nothing can be refused for lack of it. */
  readonly sending: Sending | undefined;
  /** Why the pulse cannot be held, if it cannot: mail still going out at its end would help no one. */
  readonly refusal: PulseRefusal | undefined;
}

/**
 * @param terms of the definition, which an earlier run may have made from different settings
 * @param at when open-pulse runs; invitations go out from then on, but never before the first opening hour
 */
export function decideOpening(
  {
    communityName,
    minimumInvited,
    opens,
    closes,
  }: Pick<OpeningTerms, 'communityName' | 'minimumInvited' | 'opens' | 'closes'>,
  { members, invited }: Pick<Reach, 'members' | 'invited'>,
  quota: SendQuota | undefined,
  at: Instant,
): Opening {
  const mails = [...invited.values()].reduce((sum, size) => sum + size, 0);
  const sending = quota && { mails, ...quota };
  return { ...labelGroups(members, minimumInvited, communityName, invited), sending, refusal: refusal() };

  function refusal(): PulseRefusal | undefined {
    if (mails < minimumInvited) return 'too-few-reachable';
    const starts = at > opens ? at : opens;
    return sending && !canFinish(sending, starts, closes) ? 'cannot-finish-sending' : undefined;
  }
}
