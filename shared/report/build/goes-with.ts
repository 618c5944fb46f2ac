/**
 * What goes with the answers to each single question of a pulse. From 100 people who answered both, for the whole community
 * only (docs/adr/0073): like reliability, a correlation is computed from answers, because nothing that is shown says how two
 * answers of one person go together (rule R4). Everything else here follows from it and from the bars.
 *
 * Hidden unless what is shown of each question says that a hundred surely answered both: else it would say whether one
 * declined. Hidden if one of the two has a question whose favourable count is at an end of its range: answers that hardly
 * differ go with nothing, and that no correlation could be computed would reveal them.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import { type PairSums, scoreUnits } from '../../contract/results.ts';
import { correlation } from '../../stats/correlation.ts';
import { answeredBoth } from '../disclosure/answered-both.ts';
import { clearest, clipCorrelation, judgeCorrelation } from '../disclosure/judge-correlation.ts';
import { comparable, roomInCorrelation, type ShownMeasure } from '../disclosure/room-in-correlation.ts';
import type { Answering } from '../disclosure/who-answered-it.ts';
import type { GoesWith, GoesWithResult } from '../shape/goes-with.ts';
import { scoreInWords } from '../shape/in-words.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';

const words = reportSentences.goesWith;

/** What is needed of an instrument in a report. */
export type Measured = Pick<
  InstrumentReport,
  'instrument' | 'version' | 'name' | 'scale' | 'score' | 'items' | 'reliability'
>;

/** An instrument by its score, or one question of it. */
export interface Measure {
  readonly instrument: Measured;
  /** Which question; absent for the score. */
  readonly item?: string;
}

/** @returns nothing if the pulse asks no single question beside something else */
export function reportGoesWith(
  instruments: readonly Measured[],
  pairs: readonly PairSums[],
  audience: Answering,
): GoesWith[] {
  const compared = comparisonsIn(instruments);
  const correlations = compared.reduce((sum, { measures }) => sum + measures.length, 0);
  return compared.map(({ target, measures }) => {
    const results = measures.map((measure): GoesWithResult => {
      const sums = pairs.find((pair) => isOf(pair.target, { instrument: target }) && isOf(pair.other, measure));
      const people = peopleOf(target, measure, audience);
      if (!sums || !people || people.from < limits.correlationFrom)
        return { status: 'hidden', reason: 'too-few-answers', words: words.from(limits.correlationFrom) };
      const room = roomOf(target, measure);
      const value = correlation({
        people: sums.people,
        sumX: sums.targetSum,
        sumY: sums.sum / scoreUnits,
        sumOfSquaresX: sums.targetSumOfSquares,
        sumOfSquaresY: sums.sumOfSquares / scoreUnits ** 2,
        product: sums.product / scoreUnits,
      });
      if (!room || value === undefined) return { status: 'hidden', reason: 'answers-too-alike', words: words.alike };
      return resultOf({ people, correlation: clipCorrelation(value, room) }, correlations);
    });
    return goesWithOf(target, measures, results);
  });
}

const isOf = (
  ref: { readonly id: string; readonly version: number; readonly item?: string | undefined },
  { instrument, item }: Measure,
): boolean => ref.id === instrument.instrument && ref.version === instrument.version && ref.item === item;

/** Every single question of a pulse, and what it is compared with, in the order of the pulse. */
export const comparisonsIn = (
  instruments: readonly Measured[],
): { readonly target: Measured; readonly measures: readonly Measure[] }[] =>
  instruments
    .filter(({ items }) => items.length === 1 && !items.some(hasNotYet))
    .map((target) => ({ target, measures: instruments.filter((other) => other !== target).flatMap(measuresOf) }))
    .filter(({ measures }) => measures.length > 0);

/** A question with the answer "Not yet" is not compared: who answered both, less those, would say how many declined. */
const measuresOf = (instrument: Measured): Measure[] => {
  if (hasNoSum(instrument)) {
    return instrument.items.filter((item) => !hasNotYet(item)).map(({ item }) => ({ instrument, item }));
  }
  return instrument.items.some(hasNotYet) ? [] : [{ instrument }];
};

const hasNotYet = ({ notYet }: Measured['items'][number]): boolean => notYet === true;

const hasNoSum = ({ score, items }: Measured): boolean =>
  items.length > 1 && score.status === 'hidden' && score.reason === 'no-sum';

const itemsOf = ({ instrument, item }: Measure): InstrumentReport['items'] =>
  instrument.items.filter((other) => item === undefined || other.item === item);

/** Who answered both, from what is shown. */
export function peopleOf(target: Measured, measure: Measure, audience: Answering): Shown['people'] | undefined {
  const [asked] = target.items;
  return asked && answeredBoth(asked, itemsOf(measure), audience);
}

/** Undefined if answers to one of the two are too much alike. */
export function roomOf(target: Measured, measure: Measure): { readonly from: number; readonly to: number } | undefined {
  const asked = target.items.map((one) => comparable(one, target.scale))[0];
  const { instrument } = measure;
  const questions: ShownMeasure['questions'][number][] = [];
  for (const one of itemsOf(measure)) {
    const shown = comparable(one, instrument.scale);
    if (!shown) return undefined;
    questions.push(shown);
  }
  const alpha = instrument.reliability?.status === 'shown' ? instrument.reliability.alpha : undefined;
  return asked && roomInCorrelation(asked, { questions, alpha });
}

type Shown = Extract<GoesWithResult, { status: 'shown' }>;

/** All that follows from a shown correlation. */
export function resultOf(
  { people, correlation: shown }: Pick<Shown, 'people' | 'correlation'>,
  correlations: number,
): Shown {
  const { from, to, verdict } = judgeCorrelation(shown, people.from, correlations);
  const sentence = { together: words.together, opposite: words.opposite, 'no-clear-link': words.none }[verdict];
  const said = sentence(scoreInWords(shown), from.toFixed(2), to.toFixed(2)).replaceAll(/-(?=\d)/g, '−');
  return { status: 'shown', people, correlation: shown, from, to, verdict, words: said };
}

/** A target with its results, one for each measure, and what may be said of their order. */
export function goesWithOf(
  target: Measured,
  measures: readonly Measure[],
  results: readonly GoesWithResult[],
): GoesWith {
  const compared = measures.flatMap(({ instrument, item }, place) => {
    const result = results[place];
    const name = instrument.items.find((one) => one.item === item)?.wording ?? instrument.name;
    const { instrument: id, version } = instrument;
    return result ? [{ instrument: id, version, ...(item !== undefined && { item }), name, result }] : [];
  });
  const first = clearest(results);
  const together = results.filter((result) => result.status === 'shown' && result.verdict === 'together').length;
  const order =
    first !== undefined ? words.clearest(compared[first]?.name ?? '') : together > 1 ? words.unranked : undefined;
  return {
    instrument: target.instrument,
    version: target.version,
    question: target.items[0]?.wording ?? target.name,
    with: compared,
    words: [order, words.noCause].filter((sentence) => sentence !== undefined).join(' '),
  };
}
