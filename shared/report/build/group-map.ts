/**
 * Help between groups, as far as it may be told beside the number of contributors: for each group, how many people of others
 * helped it, and how many of all arrows were used. See shared/report/disclosure/help-received.ts.
 *
 * Contributions are not counted on arrows: those that remain could be the work of a few.
 */
import type { FactCounts } from '../../contract/participation.ts';
import { fewestHelpers, leastHidden, mayTellHelpers, mostArrows } from '../disclosure/help-received.ts';
import type { ParticipationGuard } from '../disclosure/participation-guard.ts';
import type { GroupMapReport } from '../shape/participation.ts';
import { boundsOf } from '../shape/people.ts';
import { notCollected } from './participation.ts';
import type { SurveyGroup } from './survey-groups.ts';

export function reportGroupMap(
  { contributions }: FactCounts,
  groups: readonly SurveyGroup[],
  guard: ParticipationGuard,
): GroupMapReport {
  if (!contributions?.help || contributions.placed === 0) return notCollected;
  const { people, help } = contributions;
  if (![people, contributions.crossingPeople].every(guard.isEnough)) return guard.hidden;
  if (groups.length === 0) return { status: 'shown', received: [] };
  const { minimum } = guard;
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  const contributors = boundsOf(guard.people(people, members), minimum);
  if (!contributors) return guard.hidden;
  const helpersOf = new Map(help.received.map((group) => [group.label, group.people]));
  // A group that is counted and shown under one and the same label; of labels shown as one, who helped both is not known.
  const named = groups.filter(({ label, includes: [only, ...more] }) => only === label && more.length === 0);
  const received = named.map((group) => {
    const outside = members - group.members;
    const helpers = helpersOf.get(group.label) ?? 0;
    const isTold = helpers < minimum || mayTellHelpers(helpers, outside, contributors, minimum);
    const told = isTold ? guard.people(helpers, outside) : guard.protecting;
    const least = isTold ? (boundsOf(told, minimum)?.from ?? 0) : leastHidden(outside, contributors, minimum);
    return { to: group.label, people: told, members: group.members, helpers: least };
  });
  const others = groups
    .filter((group) => !named.includes(group))
    .map((group) => ({ members: group.members, helpers: 0 }));
  // Were all few, that some helped would say of each of two groups that it was helped.
  if (received.every(({ people: helpers }) => helpers.status === 'few')) return guard.hidden;
  if (contributors.to - fewestHelpers([...received, ...others]) < minimum) return guard.hidden;
  return {
    status: 'shown',
    received: received.map(({ to, people }) => ({ to, people })),
    ...(guard.isEnough(help.people) && { arrows: arrowsOf(help, received, guard) }),
  };
}

function arrowsOf(
  { used, received: labels }: NonNullable<NonNullable<FactCounts['contributions']>['help']>,
  received: readonly { readonly people: { readonly status: string } }[],
  { minimum }: ParticipationGuard,
) {
  const possible = labels.length * (labels.length - 1);
  const few = received.filter(({ people }) => people.status === 'few').length;
  const most = mostArrows(labels.length, few, minimum);
  return most !== undefined && used >= most
    ? { used: most, possible, end: 'or-more' as const }
    : { used, possible, end: 'exact' as const };
}
