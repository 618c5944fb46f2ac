/**
 * The community's score as it would be had every group answered equally often: the shown estimates of its groups, each by its
 * share of the members (poststratification of a multilevel estimate: Gelman and Little 1997). From 150 members on; below, what
 * it corrects is less than what it adds. A function of shown numbers, to two decimals, so it says nothing that they do not.
 */
import { limits } from '../../contract/limits.ts';
import { type Pooling, type ScoredGroup, sharesOf, z } from './pooled-score.ts';

export interface ScoreByGroups {
  readonly score: number;
  /** At 95 %. */
  readonly from: number;
  readonly to: number;
}

/** @returns undefined for a community that is too small */
export function scoreByGroups(
  groups: readonly (ScoredGroup & { readonly estimate: number })[],
  pooling: Pooling,
): ScoreByGroups | undefined {
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  if (members < limits.byGroupsFrom) return undefined;
  let score = 0;
  let variance = 0;
  let shareOfAll = 0;
  for (const group of groups) {
    const share = group.members / members;
    const { own, ofOwn } = sharesOf(group, pooling);
    score += share * group.estimate;
    variance += share ** 2 * ofOwn;
    shareOfAll += share * (1 - own);
  }
  const [first] = groups;
  const half = z * Math.sqrt(variance + (first ? shareOfAll ** 2 * sharesOf(first, pooling).ofAll : 0));
  const { lowest, highest } = pooling.scale;
  return {
    score: Math.round(100 * score) / 100,
    from: Math.max(lowest, Math.floor(100 * (score - half) + 1e-9) / 100),
    to: Math.min(highest, Math.ceil(100 * (score + half) - 1e-9) / 100),
  };
}
