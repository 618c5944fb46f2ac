import type { ProblemCounts } from '../contract/participation.ts';
import type { MemberId } from '../kernel/ids.ts';
import { type CalendarDate, daySeconds } from '../kernel/time.ts';
import { quantile } from '../stats/quantile.ts';
import type { KnownFact } from './known-fact.ts';
import { factsOf, type MemberFact, type Participants, peopleIn, type QuarterFacts } from './participants.ts';

const hour = 3600 * 1000;

/**
 * Questions asked in a quarter, and how long questions of this quarter and the one before took. Times are those of questions
 * resolved (or first answered by another person than the asker) in this quarter; open questions are counted as well, because
 * the quick ones alone would flatter. A time needs the hour of both ends. With each time goes how many people asked these
 * questions, because a time may be told only of enough of both. Undefined without any question.
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
  const endedNow = (ends: ReadonlyMap<string, KnownFact>) =>
    [...ends].flatMap(([subject, end]) => (isNow.has(end) ? timeBetween(asked.get(subject), end) : []));
  const resolution = endedNow(resolved);
  const firstAnswers = endedNow(answered);
  const open = [...asked.values()]
    .filter(({ subject }) => !resolved.has(subject))
    .map(({ member, date }) => ({
      asker: member,
      time: (Date.parse(lastDay) - Date.parse(date.slice(0, 10))) / (daySeconds * 1000),
    }));
  const p85 = quantile(timesIn(resolution), 0.85);
  const answerers = new Set(firstAnswers.map(({ end }) => end.member)).size;
  return {
    asked: new Set(askedNow.map(({ subject }) => subject)).size,
    askers: peopleIn(askedNow).size,
    ...(resolution.length > 0 && { resolved: { ...timesOf(resolution), p85: Math.round(p85 ?? 0) } }),
    ...(firstAnswers.length > 0 && { answered: { ...timesOf(firstAnswers), answerers } }),
    ...(open.length > 0 && { open: timesOf(open) }),
  };
}

interface Timed {
  readonly asker: MemberId;
  readonly time: number;
}

const timesIn = (problems: readonly Timed[]): number[] => problems.map(({ time }) => time);

const timesOf = (problems: readonly Timed[]) => ({
  problems: problems.length,
  askers: new Set(problems.map(({ asker }) => asker)).size,
  median: Math.round(quantile(timesIn(problems), 0.5) ?? 0),
});

const ofKind = (kind: KnownFact['kind'], facts: readonly KnownFact[]): KnownFact[] =>
  facts.filter((fact) => fact.kind === kind);

const firstBySubject = <Fact extends KnownFact>(facts: readonly Fact[]): Map<string, Fact> =>
  new Map(facts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1)).map((fact) => [fact.subject, fact]));

/** Two at the same time are ordered by who they are from, so that the order of facts does not matter. */
const nameOf = ({ date, member }: KnownFact): string => `${date}#${member ?? ''}`;

const hasHour = (date: string): boolean => date.includes('T');

/** In hours. */
function timeBetween(start: MemberFact | undefined, end: KnownFact): (Timed & { readonly end: KnownFact })[] {
  if (!start || !hasHour(start.date) || !hasHour(end.date) || end.date < start.date) return [];
  return [{ asker: start.member, time: (Date.parse(end.date) - Date.parse(start.date)) / hour, end }];
}
