/**
 * What leads a report: the questions that stand out, the clearest change or trend, every instrument, promises that are overdue,
 * and one question for the review. All of it follows from shown numbers, so it reveals nothing more.
 *
 * A question stands out if its range and that of the one at the other end of the report do not meet even if the silent are ten
 * points different. With likely ranges, chance alone would name one in every third report of questions that are all alike.
 */
import { findings as words } from '../../../locales/en/report-sentences.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import { sumOverPublished } from '../disclosure/over-time.ts';
import { favourableInWords, scoreInWords } from '../shape/in-words.ts';
import type { InstrumentReport, ItemReport } from '../shape/instrument-report.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import type { ReportSummary, ToldQuestion } from '../shape/summary.ts';

export type Summarised = Pick<QuarterReport, 'pulses' | 'attendance' | 'quarter' | 'stewardCommitments'>;

/** Below this rate, people who did not answer may well differ from those who did. */
export const cautiousUnderPercent = 60;
/** Of the strongest and of the weakest questions. */
const mostTold = 2;

export function findingsOf({ pulses, stewardCommitments }: Summarised): ReportSummary {
  const instruments = pulses.flatMap((pulse) => pulse.instruments);
  const { strongest, weakest } = apart(instruments);
  const clearest = clearestOf(instruments);
  const overdue = overdueOf(stewardCommitments);
  const { people, members } = sumOverPublished(pulses);
  const isQuiet = members > 0 && wholePercent(people, members) < cautiousUnderPercent;
  return {
    strongest,
    weakest,
    ...(clearest && { clearest }),
    instruments: instruments.map((one) => ({ instrument: one.instrument, name: one.name, words: inWords(one) })),
    overdue,
    question: questionFor({ clearest, weakest, overdue, isQuiet }),
  };
}

type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;
interface Placed {
  readonly told: ToldQuestion;
  /** Shares of all members, even if the silent are ten points different. */
  readonly from: number;
  readonly to: number;
}

function apart(instruments: readonly InstrumentReport[]): Pick<ReportSummary, 'strongest' | 'weakest'> {
  const placed = instruments
    .flatMap((instrument) => instrument.items.flatMap((item) => place(instrument, item)))
    .toSorted((a, b) => b.from + b.to - (a.from + a.to));
  const most = Math.min(mostTold, Math.floor(placed.length / 2));
  const [best, worst] = [placed[0], placed.at(-1)];
  if (!best || !worst) return { strongest: [], weakest: [] };
  return {
    strongest: placed.slice(0, most).flatMap(({ told, from }) => (from > worst.to ? [told] : [])),
    weakest: placed
      .toReversed()
      .slice(0, most)
      .flatMap(({ told, to }) => (to < best.from ? [told] : [])),
  };
}

function place({ instrument }: InstrumentReport, { item, wording, result }: ItemReport): Placed[] {
  if (result.status !== 'shown') return [];
  // A pulse copied from a file before 2.1 has no such range: then nothing narrower than the worst case is taken.
  const { from, to, of } = result.ifSilentDiffer ?? result.worstCase;
  return [{ told: { instrument, item, wording, words: favourable(result) }, from: from / of, to: to / of }];
}

const favourable = ({ favourable: people, answered }: ShownItem): string => favourableInWords(people, answered.to);

interface Moved extends Omit<NonNullable<ReportSummary['clearest']>, 'direction'> {
  readonly by: number;
  /** How much it stands out among its kind. */
  readonly weight: number;
}

/** A change by how far it exceeds what would have been seen, before any trend; of trends the steepest. */
function clearestOf(instruments: readonly InstrumentReport[]): ReportSummary['clearest'] {
  const changes = instruments.flatMap(({ instrument, name, change }): Moved[] => {
    if (change.status !== 'shown' || change.verdict === 'no-clear-change') return [];
    const { difference: by, since, detectable } = change;
    return [{ instrument, name, kind: 'change', since, by, weight: Math.abs(by) / detectable }];
  });
  const trends = instruments.flatMap(({ instrument, name, trend }): Moved[] => {
    const [first] = trend?.quarters ?? [];
    if (trend?.status !== 'shown' || trend.verdict === 'no-clear-trend' || !first) return [];
    const { perYear: by } = trend;
    return [{ instrument, name, kind: 'trend', since: first.quarter, by, weight: Math.abs(by) }];
  });
  const [clearest] = [changes, trends].flatMap((of) => of.toSorted((a, b) => b.weight - a.weight));
  if (!clearest) return undefined;
  const { instrument, name, kind, by, since } = clearest;
  return { instrument, name, kind, direction: by > 0 ? 'up' : 'down', since };
}

/** Of several questions the score, or if there is none the range of their counts; of one its count. */
function inWords({ score, scale, items }: InstrumentReport): string {
  const shown = items.flatMap(({ result }) => (result.status === 'shown' ? [result] : []));
  if (score.status === 'shown' && (items.length > 1 || shown.length === 0)) {
    return words.score(scoreInWords(score.score), scale.highest);
  }
  const inOrder = shown.toSorted((a, b) => a.favourable.from - b.favourable.from);
  const [fewest, most] = [inOrder[0], inOrder.at(-1)];
  if (!fewest || !most) return score.status === 'shown' ? '' : score.words;
  return inOrder.length === 1
    ? words.favourable(favourable(fewest))
    : words.byQuestion(favourable(fewest), favourable(most));
}

function overdueOf(commitments: QuarterReport['stewardCommitments']): ReportSummary['overdue'] {
  if (commitments.status !== 'shown') return [];
  return commitments.commitments
    .filter(({ state }) => state === 'overdue')
    .toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ promised, by }) => ({ promised, by }));
}

function questionFor({
  clearest,
  weakest: [weakest],
  overdue: [overdue],
  isQuiet,
}: Pick<ReportSummary, 'clearest' | 'weakest' | 'overdue'> & { readonly isQuiet: boolean }): string {
  if (clearest?.direction === 'down') return words.questions.fell(clearest.name, clearest.since);
  if (weakest) return words.questions.weakest;
  if (overdue) return words.questions.overdue;
  if (clearest) return words.questions.rose(clearest.name, clearest.since);
  return isQuiet ? words.questions.quiet : words.questions.other;
}
