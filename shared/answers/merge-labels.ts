/**
 * Rule R1 at close: no stored group has fewer respondents than the programme's minimum.
 *
 * The rule is announced before the first mail and is the same for every pulse: labels under the minimum are merged into
 * "Other groups"; while that is under the minimum, it takes in the smallest other label (by respondents, then by name). With
 * fewer than the minimum in the whole community there are no groups at all. Nothing is merely left out, so no remainder can
 * be derived by subtraction.
 */

import { otherGroups } from '../contract/pulse.ts';

export interface LabelCount {
  readonly label: string;
  readonly respondents: number;
}

export interface MergedLabel {
  readonly label: string;
  readonly includes: readonly string[];
}

/** Every given label is in exactly one merged label, or there are none. Sorted by label. */
export function mergeGroups(counts: readonly LabelCount[], minimumGroup: number): MergedLabel[] {
  const respondentsIn = (group: readonly LabelCount[]) => group.reduce((sum, { respondents }) => sum + respondents, 0);
  if (respondentsIn(counts) < minimumGroup) return [];

  const small = counts.filter(({ respondents }) => respondents < minimumGroup);
  const large = counts.filter(({ respondents }) => respondents >= minimumGroup).sort(bySizeThenName);
  const other = [...small];
  const takeIn = (taken: LabelCount) => {
    large.splice(large.indexOf(taken), 1);
    other.push(taken);
  };
  if (other.length > 0) {
    // Two groups of one name would be two publications of overlapping people.
    const namedOther = large.find(({ label }) => label === otherGroups);
    if (namedOther) takeIn(namedOther);
    for (let [next] = large; next && respondentsIn(other) < minimumGroup; [next] = large) takeIn(next);
  }

  const merged = large.map(({ label }) => ({ label, includes: [label] }));
  if (other.length > 0) merged.push({ label: otherGroups, includes: other.map(({ label }) => label).sort() });
  return merged.sort((a, b) => compareText(a.label, b.label));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const bySizeThenName = (a: LabelCount, b: LabelCount): number =>
  a.respondents - b.respondents || compareText(a.label, b.label);
