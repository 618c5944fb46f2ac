/**
 * The steward's dry run: which groups the report of a pulse will show at a given response rate, before anyone is asked. It
 * merges with the rule that is used at close, so it cannot promise what will not be shown.
 *
 * It knows how many members each label of the manifest has and nothing about any answer. It assumes that the members of every
 * label answer equally often, rounded down, and in full; if few answer a question, that question and
 * the scores by group may still be hidden.
 */

import { mergeGroups } from '../../answers/merge-labels.ts';
import { limits } from '../../contract/limits.ts';
import type { LabelledGroups } from '../../contract/pulse.ts';

export interface DryRun {
  readonly percent: number;
  readonly members: number;
  /** That percentage as a number of people. */
  readonly answered: number;
  /** Numbers of the whole community: `false` means that the report will show none at all. */
  readonly community: boolean;
  /** The groups as the report will list them, by label; none if the community is not shown. */
  readonly groups: readonly DryRunGroup[];
  /** Scores by group; a single group has none, because it would be the community. */
  readonly scoresByGroup: boolean;
  /** Every label of the manifest, in the order given. */
  readonly labels: readonly DryRunLabel[];
  /** Whether a change of a score since another such quarter could be judged. */
  readonly change: boolean;
}

export interface DryRunGroup {
  readonly label: string;
  /** The manifest's labels that are counted together in it; just itself if none is merged. */
  readonly includes: readonly string[];
  readonly members: number;
  readonly answered: number;
}

export interface DryRunLabel {
  readonly label: string;
  readonly members: number;
  readonly answered: number;
  /** The group in which its answers will be counted; undefined when none is shown. */
  readonly shownIn: string | undefined;
  /**
   * Percent of the label that must answer before it reaches the minimum; undefined when even all of it would not be enough.
   */
  readonly minimumPercent: number | undefined;
}

/**
 * @param labelled labels with their recipe, as `labelGroups` makes them and the manifest has them
 * @param minimumGroup of the programme
 * @param percent a whole number from 0 to 100
 * @throws RangeError when `percent` is anything else
 */
export function dryRun(labelled: LabelledGroups, minimumGroup: number, percent = 70): DryRun {
  const { groups: labels, joining } = labelled;
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    throw new RangeError('percent must be a whole number from 0 to 100');
  }
  const expected = labels.map(({ label, members }) => ({ label, members, answered: answering(members, percent) }));
  const counts = labels.map(({ label, members, within }) => ({
    label,
    respondents: answering(members, percent),
    within,
  }));
  const groups = mergeGroups(counts, minimumGroup, joining).map(({ label, includes }): DryRunGroup => {
    const parts = expected.filter((part) => includes.includes(part.label));
    return { label, includes, members: sumOf(parts, 'members'), answered: sumOf(parts, 'answered') };
  });
  const answered = sumOf(expected, 'answered');
  return {
    percent,
    members: sumOf(expected, 'members'),
    answered,
    community: groups.length > 0,
    groups,
    scoresByGroup: groups.length > 1,
    labels: expected.map((label) => ({
      ...label,
      shownIn: groups.find(({ includes }) => includes.includes(label.label))?.label,
      minimumPercent: label.members < minimumGroup ? undefined : percentFor(minimumGroup, label.members),
    })),
    change: groups.length > 0 && answered >= limits.changeFrom,
  };
}

const answering = (members: number, percent: number): number => Math.floor((members * percent) / 100);

/** The least percentage at which this many of them answer. */
const percentFor = (people: number, members: number): number => Math.ceil((100 * people) / members);

const sumOf = (parts: readonly { members: number; answered: number }[], of: 'members' | 'answered'): number =>
  parts.reduce((sum, part) => sum + part[of], 0);
