/**
 * Changes as reports before 2.1 judged them: against the previous report alone, Holm's adjustment over all scores of the
 * report, with the earlier spread and words. Nothing writes them any more; attackers recompute them in files of that time.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import { holm } from '../../stats/holm.ts';
import { type WelchChange, welchChange } from '../../stats/welch-change.ts';
import { isCoarse } from '../disclosure/coarse.ts';
import { middleOf } from '../disclosure/mean-of-bar.ts';
import { onePersonMoves } from '../disclosure/only-from-shown.ts';
import { usualDeviationBefore21 as usualDeviation } from '../disclosure/usual-deviation.ts';
import type { ChangeReport, InstrumentReport } from '../shape/instrument-report.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

const alpha = 0.05;
/** The smallest difference between two shown scores that rounding alone cannot cause. */
const leastChange = 0.2;

const sentences = { ...reportSentences.change, ...reportSentences.changeBefore21 };

type Scored = Omit<InstrumentReport, 'change' | 'trend'>;
type Tested = WelchChange & { readonly shown: number };
type Comparison = Tested | { readonly status: 'not-comparable' | 'wording-changed'; readonly words: string };

/** One change for each instrument, in the order given. `earlier` is the previous report, if there is one. */
export function changesBefore21(instruments: readonly Scored[], earlier: QuarterReport | undefined): ChangeReport[] {
  if (!earlier) return instruments.map(() => ({ status: 'first-quarter', words: sentences.firstQuarter }));
  const comparisons = instruments.map((instrument) => compare(instrument, earlier));
  const tested = comparisons.filter((comparison) => 'p' in comparison);
  const adjusted = holm(tested.map(({ p }) => p)) ?? [];
  return comparisons.map((comparison, index): ChangeReport => {
    if (!('p' in comparison)) return comparison;
    const unlikely = (adjusted[tested.indexOf(comparison)] ?? 1) < alpha;
    const clear = unlikely && Math.abs(tenths(comparison.shown)) >= leastChange;
    return changeInWords(comparison, clear, instruments[index], earlier.quarter);
  });
}

const incomparable = (words: string): Comparison => ({ status: 'not-comparable', words });

function compare(instrument: Scored, { pulses, quarter }: QuarterReport): Comparison {
  const asked = pulses
    .flatMap(({ instruments }) => instruments)
    .filter((one) => one.instrument === instrument.instrument);
  const before = asked.find(({ version }) => version === instrument.version);
  const [other] = asked;
  if (!before && other) {
    const words = sentences.wordingChanged(instrument.version, other.version, quarter);
    return { status: 'wording-changed', words };
  }
  if (!before) return incomparable(sentences.notAsked(quarter));
  if (instrument.score.status !== 'shown') return incomparable(sentences.hidden);
  if (isCoarse(instrument) || isCoarse(before)) return incomparable(sentences.coarse);
  if (before.score.status !== 'shown') return incomparable(sentences.wasHidden(quarter));
  const questions = instrument.items.length;
  const minimum = questions > 1 ? limits.changeFrom : limits.changeOfQuestionFrom;
  if (Math.min(instrument.score.persons.to, before.score.persons.to) < minimum) {
    return incomparable(sentences.mostlyChance(minimum));
  }
  const deviation = usualDeviation(instrument.scale, questions);
  const sample = ({ items, score }: Scored, people: number) => {
    const means = items.flatMap(({ result }) => (result.status === 'shown' && result.mean ? [result.mean.value] : []));
    const mean = means.length > 0 ? means.reduce((sum, value) => sum + value, 0) / means.length : scoreOf(score);
    const rounding = (people * 0.1 ** 2) / 12 / Math.max(1, means.length);
    return { mean, deviation: Math.sqrt(deviation ** 2 + rounding), people };
  };
  const change = welchChange(
    sample(before, Math.round(middleOf(before.score.persons))),
    sample(instrument, Math.round(middleOf(instrument.score.persons))),
  );
  if (!change) return incomparable(sentences.tooFew);
  return { ...change, shown: instrument.score.score.value - before.score.score.value };
}

const scoreOf = (score: Scored['score']): number => (score.status === 'shown' ? score.score.value : Number.NaN);

const tenths = (value: number): number => Math.round(value * 10) / 10;

function changeInWords(
  { shown, detectable }: Tested,
  clear: boolean,
  instrument: Scored | undefined,
  since: QuarterReport['quarter'],
): ChangeReport {
  const moved = tenths(shown);
  const seen = Math.max(leastChange, tenths(detectable));
  const verdict = !clear ? 'no-clear-change' : moved > 0 ? 'higher' : 'lower';
  const words =
    verdict === 'no-clear-change'
      ? sentences.none(since, seen.toFixed(1))
      : sentences.clear(verdict, since, Math.abs(moved).toFixed(1));
  const { score, scale } = instrument ?? {};
  const onePerson = score?.status === 'shown' && scale ? onePersonMoves(scale, score.persons) : undefined;
  return {
    status: 'shown',
    since,
    verdict,
    difference: moved,
    detectable: seen,
    ...(onePerson !== undefined && { onePerson }),
    words,
  };
}
