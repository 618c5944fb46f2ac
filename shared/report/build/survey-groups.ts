/**
 * Participation by group names the groups that the surveys name. Counts come under labels of the roster on the day they were
 * made, and each pulse has those of its opening, so a group keeps its name here only if every pulse of the quarter has it, and
 * if that name says which groups it is; the others are counted together within their department, as labels are, and never
 * as fewer than a label must have.
 */
import { isOthers, othersOf } from '../../contract/group-names.ts';
import { type Joined, joinSmall } from '../../contract/join-small.ts';
import { limits } from '../../contract/limits.ts';
import type { LabelledMembers } from '../../contract/participation.ts';
import type { PulseResult } from '../../contract/results.ts';

/** A group as it is shown, and the labels of the counts that are in it. */
export interface SurveyGroup {
  readonly label: string;
  readonly members: number;
  readonly includes: readonly string[];
}

/** Sorted by label; empty if only one group would be left, which is the community. */
export function surveyGroups(
  labels: readonly LabelledMembers[],
  pulses: readonly Pick<PulseResult, 'counts'>[],
): SurveyGroup[] {
  const inEveryPulse = (label: string) => pulses.every(({ counts }) => counts.some((count) => count.label === label));
  const counted = labels.map(({ label, members, within }) => ({
    name: label,
    within,
    weight: members,
    size: members,
    isNameless: isOthers(label) || !inEveryPulse(label),
  }));
  const joined = joinSmall(counted, limits.minimumInvited);
  if (joined.length < 2) return [];
  return joined
    .map((one) => ({
      label: nameOf(one),
      members: one.groups.reduce((sum, { size }) => sum + size, 0),
      includes: one.groups.map(({ name }) => name),
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

function nameOf({ groups, as, of }: Joined): string {
  const [first, ...more] = groups;
  if (first && more.length === 0 && !first.isNameless) return first.name;
  if (as === 'whole' && of !== undefined) return of;
  return groups.find(({ name, within }) => within === of && isOthers(name))?.name ?? othersOf(of, 1);
}
