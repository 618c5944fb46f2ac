/**
 * Scores of groups between the group's own and the community's. What was answered in a group of six moves with whoever is in
 * it, so most of the spread that readers would see between such means is chance. Instead of a mean, a group has an estimate
 * for all its members, with its range at 95 %, and a word for whether it lasts.
 *
 * Everything follows from means that may be shown, clipped and to one decimal (room-for-two.ts), and from numbers that are
 * shown, so the estimates say nothing that those means would not (rule R4). `spread` is shown, and whatever else is needed to redo the
 * arithmetic, except the means themselves; `meansBehind` finds which of these fit an estimate, as any reader can.
 *
 * - The estimate is for the members of today: the silent are predicted, those who answered are not.
 * - The word is about the level that lasts: whether the group would still differ if chance dealt its members anew. Where
 *   everyone answers, the range is narrow, and a difference may still be that of ten people and not of their team.
 *
 * Formulas and evidence: docs/methods.md and docs/adr/0070.
 */
import { betweenDeviation, shareOfOwn } from '../../stats/partial-pooling.ts';
import { middleOf } from './mean-of-bar.ts';
import { type Clipped, clipScore, type Scale } from './room-for-two.ts';
import type { PeopleRange } from './split-bar.ts';
import { usualDeviation } from './usual-deviation.ts';

export interface ScoredGroup {
  readonly persons: PeopleRange;
  /** Under its label. */
  readonly members: number;
}

/** What all groups of an instrument have in common. */
export interface Pooling {
  readonly scale: Scale;
  readonly questions: number;
  /** The community's score as it is shown, and the people behind it. */
  readonly centre: number;
  readonly people: PeopleRange;
  /** How far lasting levels of groups usually differ from the community's, two decimals. */
  readonly spread: number;
}

export type Verdict = 'clearly-above' | 'no-clear-difference' | 'clearly-below';
export interface PooledScore {
  readonly estimate: number;
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
}

/** Of the normal distribution, two-sided at 95 %. */
export const z = 1.959963984540054;
/** A mean to one decimal is off by up to half a tenth to either side. */
const ofRounding = 0.1 ** 2 / 12;

/** Half the spread between people, which few organisations have between their teams: the scale of what is believed before. */
const priorShare = 0.5;

/** The mean that counts for a group: where it is only known to be so or more, what is nearest to the community's. */
const nearest = ({ value, end }: Clipped, centre: number): number =>
  end === 'or-more' ? Math.max(value, centre) : end === 'or-fewer' ? Math.min(value, centre) : value;

/** Between groups, to two decimals. */
export function spreadBetween(
  groups: readonly (ScoredGroup & { readonly score: Clipped })[],
  { scale, questions, centre }: Omit<Pooling, 'spread'>,
): number {
  const deviation = usualDeviation(scale, questions);
  const observed = groups.map(({ persons, score }) => ({
    mean: nearest(score, centre),
    variance: deviation ** 2 / middleOf(persons) + ofRounding,
  }));
  return Math.round(100 * (betweenDeviation(observed, priorShare * deviation) ?? 0)) / 100;
}

/** @param score that may be shown of the group */
export function poolScore(score: Clipped, group: ScoredGroup, pooling: Pooling): PooledScore {
  const { centre } = pooling;
  const { own } = sharesOf(group, pooling);
  const estimate = Math.round(10 * (centre + own * (nearest(score, centre) - centre))) / 10;
  return { estimate, ...aroundEstimate(estimate, group, pooling) };
}

/** The range of an estimate and its word, from what is shown. */
export function aroundEstimate(estimate: number, group: ScoredGroup, pooling: Pooling): Omit<PooledScore, 'estimate'> {
  const { centre, scale } = pooling;
  const { own, lasting, deviation, lastingDeviation } = sharesOf(group, pooling);
  const from = Math.max(scale.lowest, Math.floor((estimate - z * deviation) * 10 + 1e-9) / 10);
  const to = Math.min(scale.highest, Math.ceil((estimate + z * deviation) * 10 - 1e-9) / 10);
  const lasts = Math.abs((lasting / own) * (estimate - centre)) > z * lastingDeviation;
  const verdict = !lasts
    ? 'no-clear-difference'
    : from > centre
      ? 'clearly-above'
      : to < centre
        ? 'clearly-below'
        : 'no-clear-difference';
  return { from, to, verdict };
}

/** How much of its own mean is in the estimate of a group, and in that of its lasting level; and how sure each is. */
export function sharesOf({ persons, members }: ScoredGroup, { scale, questions, people, spread }: Pooling) {
  const between = spread ** 2;
  const each = usualDeviation(scale, questions) ** 2;
  const answered = middleOf(persons);
  const size = Math.max(members, answered);
  const ofAll = each / middleOf(people) + ofRounding;
  const missing = each * (1 / answered - 1 / size) + ofRounding;
  const sampling = each / answered + ofRounding;
  const own = shareOfOwn(between + each / size, missing);
  const lasting = shareOfOwn(between, sampling);
  return {
    own,
    lasting,
    /** Variances of the estimate: from the group's own answers, and of the community's score. */
    ofOwn: own * missing,
    ofAll,
    deviation: Math.sqrt(own * missing + (1 - own) ** 2 * ofAll),
    lastingDeviation: Math.sqrt(lasting * sampling + (1 - lasting) ** 2 * ofAll),
  };
}

/** Every mean that the formatter may have had behind an estimate; none for an estimate that it cannot make. */
export function meansBehind(estimate: number, group: ScoredGroup, pooling: Pooling): Clipped[] {
  const { lowest, highest } = pooling.scale;
  const tenths = Array.from(
    { length: 10 * (highest - lowest) + 1 },
    (_, index) => Math.round(10 * lowest + index) / 10,
  );
  const printed = new Map(
    tenths
      .map((tenth) => clipScore(tenth, group.persons.to, pooling.scale))
      .map((score) => [JSON.stringify(score), score]),
  );
  return [...printed.values()].filter((score) => poolScore(score, group, pooling).estimate === estimate);
}

/** Combinations of means that are looked at together; more come only with many groups of few answers. */
const mostCombinations = 256;

/**
 * The means behind the estimates of all groups: those that fit the spread as well, wherever their combinations can be tried.
 *
 * @returns empty lists if nothing fits
 */
export function meansBehindAll(
  groups: readonly (ScoredGroup & { readonly estimate: number })[],
  pooling: Pooling,
): Clipped[][] {
  const each = groups.map((group) => meansBehind(group.estimate, group, pooling));
  const combinations = each.reduce((product, { length }) => product * length, 1);
  if (combinations > mostCombinations) return each;
  let together: Clipped[][] = [[]];
  for (const scores of each) together = together.flatMap((before) => scores.map((score) => [...before, score]));
  const fitting = together.filter((scores) => {
    const scored = groups.flatMap((group, index) => {
      const score = scores[index];
      return score ? [{ ...group, score }] : [];
    });
    return spreadBetween(scored, pooling) === pooling.spread;
  });
  return each.map((scores, index) =>
    scores.filter((score) => fitting.some((combination) => combination[index] === score)),
  );
}
