/**
 * Whether a score moves steadily: a line through the shown scores of up to eight quarters, this one included, and a verdict at
 * 1 % (shared/stats/linear-trend.ts). It is computed from what earlier reports show, so it reveals nothing more and anyone
 * with them can recompute it.
 *
 * Of each earlier quarter the newest pulse that shows a score of the same wording counts, and only with as many people as a
 * comparison needs. Quarters may be missing between. As for a change, a difference that rounding alone may cause is no trend.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import { linearTrend } from '../../stats/linear-trend.ts';
import type { TrendReport } from '../shape/instrument-report.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { askedBefore, type Now, quarterNumber, showsScore } from './asked-before.ts';
import { leastChange } from './change.ts';
import { comparedFrom, type Scored, sampleOf, tenths } from './score-sample.ts';

export const trendLevel = 0.01;
const quartersPerYear = 4;
const words = reportSentences.trend;

/** Undefined where this pulse shows no score that could be compared. */
export function trendUntil(instrument: Scored, now: Now, published: readonly QuarterReport[]): TrendReport | undefined {
  if (!isComparable(instrument)) return undefined;
  const first = quarterNumber(now.quarter) - limits.trendQuarters + 1;
  const before = askedBefore(now, published).filter(
    ({ quarter, instrument: one }) =>
      one.instrument === instrument.instrument &&
      one.version === instrument.version &&
      quarterNumber(quarter) >= first &&
      isComparable(one),
  );
  const newest = [...Map.groupBy(before, ({ quarter }) => quarter).values()].flatMap(([one]) => one ?? []);
  const points = [...newest.toReversed(), { quarter: now.quarter, instrument }];
  const quarters = points.flatMap(({ quarter, instrument: { score } }) =>
    score.status === 'shown' ? [{ quarter, score: score.score }] : [],
  );
  const samples = points.flatMap(({ quarter, instrument: one }) => {
    const sample = sampleOf(one);
    return sample ? [{ at: quarterNumber(quarter), ...sample }] : [];
  });
  const line = samples.length >= limits.trendFrom ? linearTrend(samples) : undefined;
  const [from = now.quarter] = quarters.map(({ quarter }) => quarter);
  if (!line) return { status: 'too-few-quarters', quarters, words: words.tooFew(quarters.length, limits.trendFrom) };
  const moved = line.slope * (quarterNumber(now.quarter) - quarterNumber(from));
  const isClear = Math.max(line.p, line.scatterP) < trendLevel && Math.abs(moved) >= leastChange;
  const verdict = !isClear ? 'no-clear-trend' : moved > 0 ? 'rising' : 'falling';
  const perYear = tenths(line.slope * quartersPerYear);
  return {
    status: 'shown',
    quarters,
    verdict,
    perYear: perYear === 0 ? 0 : perYear,
    words:
      verdict === 'no-clear-trend'
        ? words.none(quarters.length, from)
        : words.clear(verdict, from, Math.abs(perYear).toFixed(1)),
  };
}

function isComparable(instrument: Scored): boolean {
  const { score } = instrument;
  return showsScore(instrument) && score.status === 'shown' && score.persons.to >= comparedFrom(instrument);
}
