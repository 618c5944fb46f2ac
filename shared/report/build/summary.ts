/**
 * The report in one minute: a headline and a few sentences, made by rule from shown values, so that page, digest and file
 * cannot disagree. Change is mentioned only if a verdict is clear; nothing is ranked except the highest and lowest score.
 */
import { wholePercent } from '../../kernel/whole-percent.ts';
import { sumOverPublished } from '../disclosure/over-time.ts';
import type { ClippedNumber, InstrumentReport, QuarterReport } from '../shape/quarter-report.ts';

export interface Summary {
  /** The finding in a few words, without the community's name. */
  readonly headline: string;
  readonly inOneMinute: string[];
}

/** Below this rate, no one can say that the silent are like those who answered. */
const cautiousUnderPercent = 60;

export function summaryOf({
  pulses,
  attendance,
  quarter,
  stewardCommitments,
}: Pick<QuarterReport, 'pulses' | 'attendance' | 'quarter' | 'stewardCommitments'>): Summary {
  const { people, asked, pulses: published } = sumOverPublished(pulses);
  const others = [...came(attendance), ...promised(stewardCommitments)];
  if (published === 0) {
    return {
      headline: `${quarter}: too few answers to report`,
      inOneMinute: ['Too few people answered to say anything without pointing at somebody.', ...others],
    };
  }
  const percent = wholePercent(people, asked);
  const instruments = pulses.flatMap((pulse) => pulse.instruments);
  const changes = changesInWords(instruments);
  const rate = `${percent}% answered`;
  return {
    headline: `${quarter}: ${changes?.headline ?? `${withoutChange(instruments, changes !== undefined)}${rate}`}`,
    inOneMinute: [
      `${percent}% of those who were asked answered${pulses.length > 1 ? `, over ${count(published, pulses.length)}` : ''}.`,
      ...(percent < cautiousUnderPercent
        ? [`Fewer than ${cautiousUnderPercent}% answered: those who did not may well think otherwise.`]
        : []),
      ...(changes?.sentences ?? []),
      ...newWordings(instruments),
      ...levels(instruments),
      ...others,
    ],
  };
}

const count = (shown: number, all: number): string =>
  shown === all ? `${all} pulses` : `${shown} of ${all} pulses; in the others too few did`;

function withoutChange(instruments: readonly InstrumentReport[], compared: boolean): string {
  if (compared) return 'no clear change, ';
  return instruments.some(({ change }) => change.status === 'first-quarter') ? 'first results, ' : '';
}

/** A break in the line is mentioned where the line is read. */
function newWordings(instruments: readonly InstrumentReport[]): string[] {
  const names = instruments.filter(({ change }) => change.status === 'wording-changed').map(({ name }) => name);
  if (names.length === 0) return [];
  return [`Worded anew, so that it cannot be compared with the quarter before: ${names.join(', ')}.`];
}

/** Undefined when nothing could be compared. */
function changesInWords(
  instruments: readonly InstrumentReport[],
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
    const which = isBroken ? 'No score that can be compared' : 'No score';
    return { headline: undefined, sentences: [`${which} changed clearly since ${first.since}.`] };
  }
  return {
    headline: moved
      .map(({ names: [name = '', ...more], verdict }) =>
        more.length > 0 ? `${more.length + 1} scores clearly ${verdict}` : `${lowerFirst(name)} clearly ${verdict}`,
      )
      .join(', '),
    sentences: moved.map(
      ({ names, verdict }) => `Clearly ${verdict} than in ${first.since}: ${names.map(lowerFirst).join(', ')}.`,
    ),
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Scores over several questions: they share a scale, and one question is too little to represent a score. */
function levels(instruments: readonly InstrumentReport[]): string[] {
  const scores = instruments.flatMap(({ name, score, scale, items }) =>
    score.status === 'shown' && items.length > 1 ? [`${name} ${scoreInWords(score.score)} of ${scale.highest}`] : [],
  );
  return scores.length > 0 ? [`${scores.join(', ')}.`] : [];
}

/** A score or mean with what its end says. */
export function scoreInWords({ value, end }: ClippedNumber): string {
  const number = value.toFixed(1);
  switch (end) {
    case 'exact':
      return number;
    case 'or-more':
      return `${number} or more`;
    case 'or-fewer':
      return `${number} or less`;
    case 'about':
      return `about ${number}`;
  }
}

function came(attendance: QuarterReport['attendance']): string[] {
  if (attendance.status !== 'shown') return [];
  const { regularPercent, regularEnd, sessions } = attendance;
  return [
    `${regularPercent}%${regularEnd ? ' or fewer' : ''} of members came to at least half of the ${sessions.length} sessions.`,
  ];
}

/** You said, we did: in numbers, because the sentences are in the report. */
function promised(commitments: QuarterReport['stewardCommitments']): string[] {
  if (commitments.status !== 'shown') return [];
  const { kept, open, overdue, dropped } = commitments;
  const parts = [
    ...(kept > 0 ? [`${kept} kept`] : []),
    ...(open > 0 ? [`${open} open`] : []),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
  ];
  return [`What the stewards promised: ${parts.join(', ')}.`];
}
