import { type HeadsUp, headsUp } from '../../emails/heads-up.ts';
import type { RenderedMail } from '../../emails/layout.ts';
import type { StewardMail } from '../../emails/steward-mail.ts';
import type { Community } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Member } from '../../shared/contract/people.ts';
import type { PulseRefusal, Sending } from '../../shared/contract/pulse.ts';
import { type PulseDates, publicationOf } from '../../shared/people/calendar.ts';
import { labelGroups } from '../../shared/people/groups.ts';
import type { SendQuota } from '../../shared/people/outgoing-mail.ts';
import { canFinish, sendingSeconds } from '../../shared/people/sending-time.ts';
import { zonedInstant } from '../../shared/people/zoned-time.ts';
import { dryRun } from '../../shared/report/dry-run.ts';
import { hashItems, questionCount } from '../../shared/responses/instruments.ts';
import { promiseFingerprint } from './promise.ts';

interface Plan {
  readonly community: Community;
  readonly dates: PulseDates;
  readonly members: readonly Member[];
  /** Who of them would be invited. */
  readonly reachable: readonly Member[];
  readonly quota: SendQuota | undefined;
}

/** The heads-up of a planned pulse, made with the code that will open and count it; for each reader in their language. */
export function dryRunMail({
  community,
  dates,
  members,
  reachable,
  quota,
}: Plan): (reader: StewardMail) => RenderedMail {
  const { minimumGroup, minimumInvited } = community;
  const { groups, labels } = labelGroups(countByGroup(reachable), minimumInvited, community.name);
  const opens = zonedInstant(dates.opensOn, community.calendar.opens.at, community.timeZone);
  // What is used of today's quota says nothing about the day of the opening.
  const sending = quota && { mails: reachable.length, ...quota, sentToday: 0 };
  const facts: Omit<HeadsUp, keyof StewardMail> = {
    questions: questionCount(dates.instruments, community.instruments),
    opens,
    closes: dates.closes,
    minimumGroup,
    minimumInvited,
    groups,
    together: groupsByLabel(labels),
    notAsked: members.length - reachable.length,
    responsePercent: limits.expectedResponsePercent,
    shown: dryRun(groups, minimumGroup, limits.expectedResponsePercent).groups,
    sending,
    sendingSeconds: sending ? sendingSeconds(sending) : 0,
    refusal: refusalOf(sending),
    promise: promiseFingerprint({
      pulse: dates.pulse,
      community: { id: community.id, name: community.name },
      quarter: dates.quarter,
      closes: dates.closes,
      publishes: publicationOf(community, dates.quarter),
      instruments: dates.instruments,
      itemsHash: hashItems(dates.instruments, community.instruments),
      comments: community.comments,
      minimumGroup,
      minimumInvited,
    }),
  };
  return (reader) => headsUp({ ...reader, ...facts });

  function refusalOf(needed: Sending | undefined): PulseRefusal | undefined {
    if (reachable.length < minimumInvited) return 'too-few-reachable';
    return needed && !canFinish(needed, opens, dates.closes) ? 'cannot-finish-sending' : undefined;
  }
}

function groupsByLabel(labels: Readonly<Record<string, string>>): Map<string, string[]> {
  const groups = Object.keys(labels).toSorted();
  return Map.groupBy(groups, (group) => labels[group] ?? group);
}

function countByGroup(members: readonly Member[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of members) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}
