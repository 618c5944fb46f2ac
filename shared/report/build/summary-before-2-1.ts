/** The first minute as reports before 2.1 tell it. Nothing writes it any more; attackers recompute it in files of that time. */
import { summaryBefore21 as today } from '../../../locales/en/report-sentences.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import { sumOverPublished } from '../disclosure/over-time.ts';
import { scoreInWords } from '../shape/in-words.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

interface Summary {
  /** The finding in a few words, without the community's name. */
  readonly headline: string;
  readonly inOneMinute: string[];
}

/** Below this rate, people who did not answer may well differ from those who did. */
const cautiousUnderPercent = 60;

/** @param words of another wording than today's, to read reports that were made with it */
export function summaryBefore21(
  {
    pulses,
    attendance,
    quarter,
    stewardCommitments,
  }: Pick<QuarterReport, 'pulses' | 'attendance' | 'quarter' | 'stewardCommitments'>,
  words = today,
): Summary {
  const { people, members, pulses: published, nearlyAll } = sumOverPublished(pulses);
  const others = [...came(attendance, words), ...promised(stewardCommitments, words)];
  if (published + nearlyAll === 0) {
    return { headline: words.headline(quarter, words.noAnswers), inOneMinute: [words.tooFew, ...others] };
  }
  const percent = published > 0 ? wholePercent(people, members) : undefined;
  const instruments = pulses.flatMap((pulse) => pulse.instruments);
  const changes = changesInWords(instruments, words);
  const finding =
    changes?.headline ??
    `${withoutChange(instruments, changes !== undefined, words)}${percent === undefined ? words.nearlyAllRate : words.rate(percent)}`;
  return {
    headline: words.headline(quarter, finding),
    inOneMinute: [
      whoAnswered(percent, { shown: published, nearlyAll, all: pulses.length }, words),
      ...(percent !== undefined && percent < cautiousUnderPercent ? [words.cautious(cautiousUnderPercent)] : []),
      ...(changes?.sentences ?? []),
      ...newWordings(instruments, words),
      ...levels(instruments, words),
      ...others,
    ],
  };
}

type Words = typeof today;

interface OverPulses {
  /** Pulses with an exact number of answers, which the percentage is of. */
  readonly shown: number;
  readonly nearlyAll: number;
  readonly all: number;
}

function whoAnswered(percent: number | undefined, { shown, nearlyAll, all }: OverPulses, words: Words): string {
  const covered = percent === undefined ? nearlyAll : shown;
  const others = percent === undefined ? 0 : nearlyAll;
  const over = all === 1 ? '' : covered === all ? words.overAll(all) : words.overSome(covered, all, others);
  return percent === undefined ? words.nearlyAll(over) : words.answered(percent, over);
}

function withoutChange(instruments: readonly InstrumentReport[], compared: boolean, words: Words): string {
  if (compared) return words.noClearChange;
  return instruments.some(({ change }) => change.status === 'first-quarter') ? words.firstResults : '';
}

/** A break in the line is mentioned where the line is read. */
function newWordings(instruments: readonly InstrumentReport[], words: Words): string[] {
  const names = instruments.filter(({ change }) => change.status === 'wording-changed').map(({ name }) => name);
  return names.length === 0 ? [] : [words.newWording(names.join(', '))];
}

/** Undefined when nothing could be compared. */
function changesInWords(
  instruments: readonly InstrumentReport[],
  words: Words,
): { headline: string | undefined; sentences: string[] } | undefined {
  const compared = instruments.flatMap(({ name, change }) => (change.status === 'shown' ? [{ name, ...change }] : []));
  const [first] = compared;
  if (!first) return undefined;
  const named = (wanted: 'higher' | 'lower') =>
    compared.filter(({ verdict }) => verdict === wanted).map(({ name }) => name);
  const moved = [
    { names: named('higher'), verdict: 'higher' },
    { names: named('lower'), verdict: 'lower' },
  ].filter(({ names }) => names.length > 0);
  if (moved.length === 0) {
    const isBroken = instruments.some(({ change }) => change.status === 'wording-changed');
    const none = isBroken ? words.noComparableChanged : words.noScoreChanged;
    return { headline: undefined, sentences: [none(first.since)] };
  }
  return {
    headline: moved
      .map(({ names: [name = '', ...more], verdict }) =>
        more.length > 0 ? words.severalClearly(more.length + 1, verdict) : words.oneClearly(lowerFirst(name), verdict),
      )
      .join(', '),
    sentences: moved.map(({ names, verdict }) => words.clearly(verdict, first.since, names.map(lowerFirst).join(', '))),
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Scores over several questions: they share a scale, and one question is too little for a score. */
function levels(instruments: readonly InstrumentReport[], words: Words): string[] {
  const scores = instruments.flatMap(({ name, score, scale, items }) =>
    score.status === 'shown' && items.length > 1 ? [words.level(name, scoreInWords(score.score), scale.highest)] : [],
  );
  return scores.length > 0 ? [`${scores.join(', ')}.`] : [];
}

function came(attendance: QuarterReport['attendance'], words: Words): string[] {
  if (attendance.status !== 'shown') return [];
  const { regular, members, sessions } = attendance;
  switch (regular?.status) {
    case 'exact':
      return [words.came(wholePercent(regular.people, regular.of), sessions.length)];
    case 'nearly-all':
      return [words.cameNearlyAll(sessions.length)];
    case 'few':
      return [words.cameFew(sessions.length, members)];
    default:
      return [];
  }
}

/** You said, we did: in numbers, because the sentences are in the report. */
function promised(commitments: QuarterReport['stewardCommitments'], words: Words): string[] {
  if (commitments.status !== 'shown') return [];
  const parts = (['kept', 'open', 'overdue', 'dropped'] as const)
    .filter((state) => commitments[state] > 0)
    .map((state) => `${commitments[state]} ${words.states[state]}`);
  return [words.promised(parts.join(', '))];
}
