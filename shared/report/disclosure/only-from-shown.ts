/**
 * Rule R4, "only from what is shown": ranges and scores are computed from shown values and public constants, never from the
 * counts behind them. So they reveal no more than the values beside them, and anyone with the report can recompute them.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { hypergeometricInterval } from '../../stats/hypergeometric-interval.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { middleOf } from './mean-of-bar.ts';
import type { Clipped, Scale } from './room-for-two.ts';
import type { PeopleRange } from './split-bar.ts';

export interface CountRange {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/**
 * How many of all members are favourable, at 95 %, if the silent are like those who answered. The few who declined a question
 * are among these, and not favourable.
 */
export function likelyRange(favourable: PeopleRange, answered: PeopleRange, members: number): CountRange {
  const fewest = Math.max(favourable.to, members - mostSilent(answered, members));
  return {
    from: hypergeometricInterval(favourable.from, answered.to, members)?.from ?? 0,
    to: hypergeometricInterval(favourable.to, fewest, members)?.to ?? members,
    of: members,
  };
}

/** How many of all members are favourable, whatever the silent think. */
export const worstCaseRange = (favourable: PeopleRange, answered: PeopleRange, members: number): CountRange => ({
  from: favourable.from,
  to: Math.min(members, favourable.to + mostSilent(answered, members)),
  of: members,
});

/**
 * The likely range, widened as far as it may be off if the silent are ten points more or less favourable than those who
 * answered: a tenth of their number on either side, never beyond the worst case. Rounded outwards.
 */
export function rangeIfSilentDiffer(
  likely: CountRange,
  worstCase: CountRange,
  answered: PeopleRange,
  members: number,
): CountRange {
  const off = Math.ceil(mostSilent(answered, members) / 10);
  return {
    from: Math.max(worstCase.from, likely.from - off),
    to: Math.min(worstCase.to, likely.to + off),
    of: members,
  };
}

/** Where the range goes up to every member, the silent are in it, and not told from those who declined. */
const mostSilent = ({ from, to }: PeopleRange, members: number): number => (to < members ? members - to : to - from);

/** A range as it is printed: "between 9 and 12 of the 15 members". */
export const rangeInWords = ({ from, to, of }: CountRange): string =>
  from === to ? reportSentences.range.exact(from, of) : reportSentences.range.between(from, to, of);

/** The most by which one person, moving from one end of the scale to the other, can shift a score; two decimals. */
export const onePersonMoves = ({ lowest, highest }: Scale, people: PeopleRange): number =>
  Math.round((100 * (highest - lowest)) / people.from) / 100;

/**
 * The score of a community: the mean of the shown means of its questions, to one decimal. `about` when some of them are upper
 * ends ("or more") and others lower ends ("or fewer").
 */
export function scoreOfMeans(means: readonly Clipped[]): Clipped {
  const tenths = means.reduce((sum, { value }) => sum + Math.round(value * 10), 0);
  const value = Math.round(tenths / means.length) / 10;
  const ends = new Set(means.map(({ end }) => end).filter((end) => end !== 'exact'));
  const [end = 'exact'] = ends;
  return { value, end: ends.size > 1 ? 'about' : end };
}

/**
 * Where the score of all members likely is, at 95 %, if the silent are like those who answered and the spread is as usual.
 * Rounded outwards to one decimal; a score at an end of its range leaves that side open.
 */
export function likelyScore(
  { value, end }: Clipped,
  scale: Scale,
  deviation: number,
  answered: PeopleRange,
  members: number,
): { from: number; to: number } {
  const interval = meanInterval(value, deviation, Math.round(middleOf(answered)), Math.max(members, answered.to));
  const { from, to } = interval ?? { from: scale.lowest, to: scale.highest };
  const down = end === 'or-fewer' || end === 'about';
  const up = end === 'or-more' || end === 'about';
  return {
    from: down ? scale.lowest : Math.max(scale.lowest, Math.floor(from * 10 + 1e-9) / 10),
    to: up ? scale.highest : Math.min(scale.highest, Math.ceil(to * 10 - 1e-9) / 10),
  };
}
