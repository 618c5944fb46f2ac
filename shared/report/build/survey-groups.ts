/**
 * Participation by group names the groups that the surveys name. Counts come under labels of the roster on the day they were
 * made, and each pulse has those of its opening, so a group keeps its name here only if every pulse of the quarter has it;
 * the others are counted together, and never as fewer than a label must have.
 */
import { limits } from '../../contract/limits.ts';
import type { LabelledMembers } from '../../contract/participation.ts';
import { otherGroups } from '../../contract/pulse.ts';
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
  const alone = labels
    .filter(({ label }) => label !== otherGroups && inEveryPulse(label))
    .toSorted((a, b) => b.members - a.members || (a.label < b.label ? -1 : 1));
  const together = labels.filter((label) => !alone.includes(label));
  const size = () => together.reduce((sum, { members }) => sum + members, 0);
  while (together.length > 0 && size() < limits.minimumInvited) {
    const smallest = alone.pop();
    if (!smallest) break;
    together.push(smallest);
  }
  const groups = alone.map(({ label, members }): SurveyGroup => ({ label, members, includes: [label] }));
  if (together.length > 0) {
    groups.push({ label: otherGroups, members: size(), includes: together.map(({ label }) => label) });
  }
  return groups.length < 2 ? [] : groups.sort((a, b) => (a.label < b.label ? -1 : 1));
}
