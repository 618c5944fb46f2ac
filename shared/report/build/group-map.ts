/**
 * The map of groups as it was kept, as far as it may be told beside the number of contributors and the members of each group.
 *
 * Whoever helped along an arrow also contributed, and nobody is in two groups. So the arrows of different groups, subtracted
 * from the contributors, must leave enough people; otherwise their numbers are hidden first, and then the arrows of the fewest
 * contributions go. The map is hidden whole if those who helped other groups are few, or those who did anything else.
 */
import type { FactCounts } from '../../contract/participation.ts';
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
  if (!contributions || contributions.placed === 0) return notCollected;
  const { people, crossing, crossingPeople, otherPeople, map } = contributions;
  if (![people, crossingPeople, otherPeople].every(guard.isEnough)) return guard.hidden;
  const edges = map.edges.flatMap((edge): ShownEdge[] => {
    const members = membersOf(edge.from, groups);
    if (members === undefined || (edge.to !== undefined && membersOf(edge.to, groups) === undefined)) return [];
    return [{ ...edge, people: guard.people(edge.people, members) }];
  });
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  const contributors = boundsOf(guard.people(people, members), guard.minimum)?.to ?? people;
  const shown = fitting(edges, contributors, guard);
  const told = shown.reduce((sum, edge) => sum + edge.contributions, 0);
  return { status: 'shown', edges: shown, rest: { contributions: crossing - told } };
}

type ShownEdge = Extract<GroupMapReport, { status: 'shown' }>['edges'][number];

/** Members of a group that is counted and shown under one and the same label. */
const membersOf = (label: string, groups: readonly SurveyGroup[]): number | undefined =>
  groups.find(({ includes: [only, ...more] }) => only === label && more.length === 0)?.members;

function fitting(edges: readonly ShownEdge[], contributors: number, guard: ParticipationGuard): ShownEdge[] {
  const kept = [...edges];
  // That there is an arrow says that its people are at least the minimum.
  const least = ({ people }: ShownEdge) => Math.max(guard.minimum, boundsOf(people, guard.minimum)?.from ?? 0);
  const without = () =>
    contributors -
    [...Map.groupBy(kept, ({ from }) => from).values()].reduce((sum, of) => sum + Math.max(...of.map(least)), 0);
  while (kept.length > 0 && without() < guard.minimum) {
    const [largest] = kept.toSorted((a, b) => least(b) - least(a));
    const [smallest] = kept.toSorted((a, b) => a.contributions - b.contributions);
    if (largest && least(largest) > guard.minimum) {
      kept.splice(kept.indexOf(largest), 1, { ...largest, people: guard.protecting });
    } else if (smallest) kept.splice(kept.indexOf(smallest), 1);
  }
  return kept;
}
