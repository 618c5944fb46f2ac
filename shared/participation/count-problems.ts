import type { ProblemCounts } from '../contract/participation.ts';
import { type CalendarDate, daySeconds } from '../kernel/time.ts';
import { quantile } from '../stats/quantile.ts';
import type { KnownFact } from './known-fact.ts';
import { factsOf, type MemberFact, type Participants, peopleIn, type QuarterFacts } from './participants.ts';

const hour = 3600 * 1000;

/**
 * Questions asked in a quarter, and how long questions of this quarter and the one before took. Times are those of questions
 * resolved (or first answered by another person than the asker) in this quarter; open questions are counted as well, because
 * the quick ones alone would flatter. A time needs the hour of both ends. Undefined without any question.
 *
 * @param lastDay of the quarter: the age of an open question is counted to its end
 */
export function countProblems(
  { now, before }: QuarterFacts,
  participants: Participants,
  lastDay: CalendarDate,
): ProblemCounts | undefined {
  const all = [...before, ...now];
  const asked = firstBySubject(factsOf('question-asked', all, participants));
  const askedNow = factsOf('question-asked', now, participants);
  if (asked.size === 0) return undefined;
  const resolved = firstBySubject(ofKind('question-resolved', all));
  const answered = firstBySubject(
    ofKind('question-answered', all).filter(({ member, subject }) => member !== asked.get(subject)?.member),
  );
  const isNow = new Set(now);
  const hoursFrom = (ends: ReadonlyMap<string, KnownFact>) =>
    [...ends].flatMap(([subject, end]) => (isNow.has(end) ? hoursBetween(asked.get(subject), end) : []));
  const resolution = hoursFrom(resolved);
  const open = [...asked.values()].filter(({ subject }) => !resolved.has(subject));
  const ages = open.map(({ date }) => (Date.parse(lastDay) - Date.parse(date.slice(0, 10))) / (daySeconds * 1000));
  return {
    asked: new Set(askedNow.map(({ subject }) => subject)).size,
    askers: peopleIn([...asked.values()]).size,
    resolved: resolution.length,
    ...whole({ medianHours: quantile(resolution, 0.5), p85Hours: quantile(resolution, 0.85) }),
    ...whole({ firstAnswerHours: quantile(hoursFrom(answered), 0.5) }),
    open: open.length,
    ...(ages.length > 0 && { oldestOpenDays: Math.max(...ages) }),
  };
}

const ofKind = (kind: KnownFact['kind'], facts: readonly KnownFact[]): KnownFact[] =>
  facts.filter((fact) => fact.kind === kind);

const firstBySubject = <Fact extends KnownFact>(facts: readonly Fact[]): Map<string, Fact> =>
  new Map(facts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1)).map((fact) => [fact.subject, fact]));

/** Two at the same time are ordered by who they are from, so that the order of facts does not matter. */
const nameOf = ({ date, member }: KnownFact): string => `${date}#${member ?? ''}`;

const hasHour = (date: string): boolean => date.includes('T');

function hoursBetween(start: MemberFact | undefined, end: KnownFact): number[] {
  if (!start || !hasHour(start.date) || !hasHour(end.date) || end.date < start.date) return [];
  return [(Date.parse(end.date) - Date.parse(start.date)) / hour];
}

/** The numbers that exist, rounded. */
const whole = <Name extends string>(numbers: Record<Name, number | undefined>): Partial<Record<Name, number>> => {
  const rounded: Partial<Record<Name, number>> = {};
  for (const name in numbers) if (numbers[name] !== undefined) rounded[name] = Math.round(numbers[name]);
  return rounded;
};
