/**
 * The report in one minute: a headline and a few sentences, made by rule from the findings, so that page, digest and file cannot
 * disagree. The finding leads: what moved, then which questions stand out, then how many answered. Where each score is, page and digest show beside it.
 */
import { summary as words } from '../../../locales/en/report-sentences.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import { sumOverPublished } from '../disclosure/over-time.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { CameTwice } from '../shape/participation.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import type { ReportSummary, ToldQuestion } from '../shape/summary.ts';
import { cautiousUnderPercent, findingsOf, type Summarised } from './findings.ts';

export interface Summary {
  readonly summary: ReportSummary;
  /** The finding in a few words, without the community's name. */
  readonly headline: string;
  readonly inOneMinute: string[];
}

export function summaryOf(report: Summarised): Summary {
  const { pulses, attendance, quarter, stewardCommitments } = report;
  const summary = findingsOf(report);
  const instruments = pulses.flatMap((pulse) => pulse.instruments);
  const moved = movedInWords(instruments);
  const promises = [...came(attendance), ...promised(stewardCommitments), ...overdue(summary)];
  const { people, members, pulses: published, nearlyAll } = sumOverPublished(pulses);
  const percent = published > 0 ? wholePercent(people, members) : undefined;
  const rate = percent === undefined ? words.nearlyAllRate : words.rate(percent);
  const isCompared = instruments.some(({ change }) => change.status === 'shown');
  if (published + nearlyAll === 0) {
    const headline = words.headline(quarter, words.noAnswers);
    return { summary, headline, inOneMinute: [words.tooFew, ...promises] };
  }
  const finding = moved.headline ?? standsOut(summary) ?? `${withoutChange(instruments, isCompared)}${rate}`;
  return {
    summary,
    headline: words.headline(quarter, finding),
    inOneMinute: [
      ...moved.sentences,
      ...questionsInWords(summary),
      whoAnswered(percent, { shown: published, nearlyAll, all: pulses.length }),
      ...(percent !== undefined && percent < cautiousUnderPercent ? [words.cautious(cautiousUnderPercent)] : []),
      ...(isCompared && moved.sentences.length === 0 ? [nothingMoved(instruments)] : []),
      ...newWordings(instruments),
      ...promises,
      words.review(summary.question),
    ],
  };
}

interface OverPulses {
  /** Pulses with an exact number of answers, which the percentage is of. */
  readonly shown: number;
  readonly nearlyAll: number;
  readonly all: number;
}

function whoAnswered(percent: number | undefined, { shown, nearlyAll, all }: OverPulses): string {
  const covered = percent === undefined ? nearlyAll : shown;
  const others = percent === undefined ? 0 : nearlyAll;
  const over = all === 1 ? '' : covered === all ? words.overAll(all) : words.overSome(covered, all, others);
  return percent === undefined ? words.nearlyAll(over) : words.answered(percent, over);
}

function withoutChange(instruments: readonly InstrumentReport[], isCompared: boolean): string {
  if (isCompared) return words.noClearChange;
  return instruments.some(({ change }) => change.status === 'first-quarter') ? words.firstResults : '';
}

/** A break in the line is mentioned where the line is read. */
function newWordings(instruments: readonly InstrumentReport[]): string[] {
  const names = instruments.filter(({ change }) => change.status === 'wording-changed').map(({ name }) => name);
  return names.length === 0 ? [] : [words.newWording(names.join(', '))];
}

interface Moved {
  readonly name: string;
  readonly verdict: 'higher' | 'lower' | 'rising' | 'falling';
  readonly since: string;
}

/** Every clear change and trend; those that say the same of the same quarter share a sentence. */
function movedInWords(instruments: readonly InstrumentReport[]): { headline: string | undefined; sentences: string[] } {
  const all = instruments.flatMap(({ name, change, trend }): Moved[] => [
    ...(change.status === 'shown' && change.verdict !== 'no-clear-change'
      ? [{ name: lowerFirst(name), verdict: change.verdict, since: change.since }]
      : []),
    ...(trend?.status === 'shown' && trend.verdict !== 'no-clear-trend'
      ? [{ name: lowerFirst(name), verdict: trend.verdict, since: trend.quarters[0]?.quarter ?? '' }]
      : []),
  ]);
  const sameVerdict = (verdict: Moved['verdict']) => all.filter((one) => one.verdict === verdict);
  const changes = (['higher', 'lower'] as const).filter((verdict) => sameVerdict(verdict).length > 0);
  const trends = (['rising', 'falling'] as const).filter((verdict) => sameVerdict(verdict).length > 0);
  const parts = (changes.length > 0 ? changes : trends).map((verdict) => {
    const [{ name } = { name: '' }, ...more] = sameVerdict(verdict);
    const said = words.verdicts[verdict];
    return more.length > 0 ? words.several(more.length + 1, said) : words.one(name, said);
  });
  const sentences = [...changes, ...trends].flatMap((verdict) =>
    [...Map.groupBy(sameVerdict(verdict), ({ since }) => since)].map(([since, named]) =>
      words.moved[verdict](since, named.map(({ name }) => name).join(', ')),
    ),
  );
  return { headline: parts.length > 0 ? parts.join(', ') : undefined, sentences };
}

function nothingMoved(instruments: readonly InstrumentReport[]): string {
  const since = instruments.flatMap(({ change }) => (change.status === 'shown' ? [change.since] : []));
  const isBroken = instruments.some(({ change }) => change.status === 'wording-changed');
  const quarters = [...new Set(since)].toSorted().join(words.or);
  return isBroken ? words.noComparableChanged(quarters) : words.noScoreChanged(quarters);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The weakest question by the name of its instrument, because a subject line has no room for its wording. */
function standsOut({ weakest: [weakest], instruments }: ReportSummary): string | undefined {
  const of = instruments.find(({ instrument }) => instrument === weakest?.instrument);
  return weakest && of ? words.weakestQuestion(weakest.words, lowerFirst(of.name)) : undefined;
}

/** The first of each: the data has two. */
function questionsInWords({ strongest: [strongest], weakest: [weakest] }: ReportSummary): string[] {
  const quoted = ({ wording, words: count }: ToldQuestion) => words.quoted(wording, count);
  if (!weakest) return [];
  return [`${words.weakest(quoted(weakest))}${strongest ? words.strongest(quoted(strongest)) : ''}`];
}

function came(attendance: QuarterReport['attendance']): string[] {
  return attendance.status === 'shown' && attendance.cameTwice ? cameAgain(attendance.cameTwice) : [];
}

function cameAgain({ people, sessions }: CameTwice): string[] {
  switch (people.status) {
    case 'exact':
      return [words.cameTwice(wholePercent(people.people, people.of), sessions)];
    case 'nearly-all':
      return [words.cameTwiceNearlyAll(sessions)];
    case 'few':
      return [words.cameTwiceFew(sessions)];
    default:
      return [];
  }
}

/** You said, we did: in numbers; only what is overdue is said in its words. */
function promised(commitments: QuarterReport['stewardCommitments']): string[] {
  if (commitments.status !== 'shown') return [];
  const parts = (['kept', 'open', 'overdue', 'dropped'] as const)
    .filter((state) => commitments[state] > 0)
    .map((state) => `${commitments[state]} ${words.states[state]}`);
  return [words.promised(parts.join(', '))];
}

/** The one that has waited longest. */
const overdue = ({ overdue: [longest] }: ReportSummary): string[] =>
  longest ? [words.overdue(longest.promised, longest.by)] : [];
