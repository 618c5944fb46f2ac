/**
 * What changed since an earlier quarter: a verdict for each score of a pulse, computed only from shown scores and public
 * constants, so that anyone with the reports can recompute it. Each is compared with the newest pulse of the eight quarters
 * before that shows a score of the same questions. Welch's test without finite population correction; the first instrument
 * of the pulse at 5 %, the further ones by Holm among themselves (docs/adr/0069). From 12 people on either side, 30 for a
 * single question.
 *
 * The verdict is a word; beside it is the change that would have been seen at least four times in five, at the strictest
 * level that Holm may ask of this score, and how far one person can move it. A difference of a tenth between two shown
 * scores may be rounding alone and is never called a change.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { holm } from '../../stats/holm.ts';
import { studentTQuantile } from '../../stats/student-t.ts';
import { type Sample, type WelchChange, welchChange } from '../../stats/welch-change.ts';
import { isCoarse } from '../disclosure/coarse.ts';
import { onePersonMoves } from '../disclosure/only-from-shown.ts';
import type { ChangeReport } from '../shape/instrument-report.ts';
import { isPart } from '../shape/pulse-part.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { type AskedBefore, askedBefore, hasPast, type Now, showsScore } from './asked-before.ts';
import { type ComparableQuestion, comparableQuestions, isUnsummed, questionsInWords } from './change-by-question.ts';
import { comparedFrom, type Scored, sampleOf, tenths } from './score-sample.ts';

export const changeLevel = 0.05;
/** The smallest difference between two shown scores that rounding alone cannot cause. */
export const leastChange = 0.2;

/** The report of the latest earlier quarter, in its newest revision at that time. */
export function reportBefore(
  { quarter, generatedAt }: Pick<QuarterReport, 'quarter' | 'generatedAt'>,
  earlier: readonly QuarterReport[],
): QuarterReport | undefined {
  const published = earlier.filter((one) => !isPart(one) && one.quarter < quarter && one.generatedAt <= generatedAt);
  const age = (a: QuarterReport, b: QuarterReport) =>
    a.quarter === b.quarter ? a.revision - b.revision : a.quarter < b.quarter ? -1 : 1;
  return published.toSorted(age).at(-1);
}

const sentences = reportSentences.change;

interface Comparable {
  readonly before: AskedBefore;
  readonly samples: readonly [earlier: Sample, later: Sample];
}
interface ByQuestion {
  readonly questions: readonly ComparableQuestion[];
}
type NotCompared = Extract<ChangeReport, { status: 'not-comparable' | 'wording-changed' | 'first-quarter' }>;

/** One change for each instrument of a pulse, in the order given. */
export function changesSince(
  instruments: readonly Scored[],
  now: Now,
  published: readonly QuarterReport[],
): ChangeReport[] {
  if (!hasPast(now, published)) {
    return instruments.map(() => ({ status: 'first-quarter', words: sentences.firstQuarter }));
  }
  const past = askedBefore(now, published);
  const found = instruments.map((instrument) => comparable(instrument, past));
  const samples = found.map((one) =>
    'samples' in one ? [one.samples] : 'questions' in one ? one.questions.map((question) => question.samples) : [],
  );
  const levels = strictestLevels(samples.map(({ length }) => length));
  const tests = samples.map((pairs, index) => pairs.map((pair) => welchChange(...pair, levels[index])));
  const unlikely = judged(tests.map((ofOne) => ofOne.map((test) => test?.p)));
  return found.map((one, index): ChangeReport => {
    const instrument = instruments[index];
    const verdicts = (tests[index] ?? []).map((test, i) => ({ test, unlikely: unlikely[index]?.[i] ?? false }));
    if ('questions' in one) return questionsInWords(one.questions, verdicts, instrument?.items ?? []);
    if (!('samples' in one)) return one;
    const [verdict] = verdicts;
    if (!instrument || !verdict?.test) return incomparable(sentences.tooFew);
    return changeInWords(instrument, one.before, verdict.test, verdict.unlikely);
  });
}

/**
 * The strictest level that the tests of each instrument may have to meet: 5 % for the first, and for the further ones what Holm
 * asks of whichever differs most. An instrument without a sum has a test for each question.
 *
 * @param tests how many there are of each instrument
 */
function strictestLevels([first = 0, ...further]: readonly number[]): number[] {
  const ofFurther = further.reduce((sum, count) => sum + count, 0);
  return [changeLevel / Math.max(1, first), ...further.map(() => changeLevel / Math.max(1, ofFurther))];
}

type PValues = readonly (number | undefined)[];

/** Whether each p-value of a pulse is called a change: those of the first instrument, and of all further ones, by Holm. */
const judged = ([first = [], ...further]: readonly PValues[]): boolean[][] => [...byHolm([first]), ...byHolm(further)];

function byHolm(family: readonly PValues[]): boolean[][] {
  const adjusted = (holm(family.flat().filter((p) => p !== undefined)) ?? []).values();
  return family.map((ps) =>
    ps.map((p) => {
      const value = p === undefined ? undefined : adjusted.next().value;
      return value !== undefined && value < changeLevel;
    }),
  );
}

const incomparable = (words: string): NotCompared => ({ status: 'not-comparable', words });

function comparable(instrument: Scored, past: readonly AskedBefore[]): Comparable | ByQuestion | NotCompared {
  const asked = past.filter((one) => one.instrument.instrument === instrument.instrument);
  const same = asked.filter((one) => one.instrument.version === instrument.version);
  const [newest] = same;
  const [other] = asked;
  if (!newest && other) {
    const words = sentences.wordingChanged(instrument.version, other.instrument.version, other.quarter);
    return { status: 'wording-changed', words };
  }
  if (!newest) return incomparable(sentences.notAskedLately);
  if (isUnsummed(instrument)) return { questions: comparableQuestions(instrument, same) };
  if (instrument.score.status !== 'shown') return incomparable(sentences.hidden);
  if (isCoarse(instrument)) return incomparable(sentences.coarse);
  const before = same.find((one) => showsScore(one.instrument));
  if (!before) {
    return incomparable(isCoarse(newest.instrument) ? sentences.coarse : sentences.wasHidden(newest.quarter));
  }
  const minimum = comparedFrom(instrument);
  const fewest = [instrument, before.instrument].map(({ score }) => (score.status === 'shown' ? score.persons.to : 0));
  if (Math.min(...fewest) < minimum) return incomparable(sentences.mostlyChance(minimum));
  const [earlier, later] = [sampleOf(before.instrument), sampleOf(instrument)];
  return earlier && later ? { before, samples: [earlier, later] } : incomparable(sentences.tooFew);
}

function changeInWords(
  instrument: Scored,
  { instrument: before, quarter }: AskedBefore,
  test: WelchChange,
  unlikely: boolean,
): ChangeReport {
  const { score, scale } = instrument;
  if (score.status !== 'shown' || before.score.status !== 'shown') return incomparable(sentences.tooFew);
  const moved = tenths(score.score.value - before.score.score.value);
  const seen = surelySeen(test);
  const clear = unlikely && Math.abs(moved) >= leastChange;
  const verdict = !clear ? 'no-clear-change' : moved > 0 ? 'higher' : 'lower';
  const words =
    verdict === 'no-clear-change'
      ? sentences.none(quarter, seen.toFixed(1))
      : sentences.clear(verdict, quarter, Math.abs(moved).toFixed(1));
  return {
    status: 'shown',
    since: quarter,
    verdict,
    difference: moved,
    detectable: seen,
    onePerson: onePersonMoves(scale, score.persons),
    words,
  };
}

/**
 * The change that would have been seen at least four times in five, rounded up to a tenth. Where the test finds nearly
 * everything, the rounding of both shown scores is what hides a change: it shows two tenths only if 0.15 or more, give or
 * take 0.05 evenly, are left of it.
 */
function surelySeen({ detectable, standardError, degreesOfFreedom }: WelchChange): number {
  const fourInFive = studentTQuantile(0.8, degreesOfFreedom) ?? Number.POSITIVE_INFINITY;
  const shown = leastChange - 0.05 + fourInFive * Math.sqrt(standardError ** 2 + 0.1 ** 2 / 12);
  return Math.ceil(10 * Math.max(leastChange, detectable, shown) - 1e-9) / 10;
}
