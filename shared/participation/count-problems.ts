import type { ProblemCounts, WaitingCounts } from '../contract/participation.ts';
import type { MemberId } from '../kernel/ids.ts';
import { type CalendarDate, daySeconds } from '../kernel/time.ts';
import { halfEndedBy, kaplanMeier, longerThan } from '../stats/kaplan-meier.ts';
import { quantile } from '../stats/quantile.ts';
import type { KnownFact } from './known-fact.ts';
import { factsOf, type MemberFact, type Participants, peopleIn, type QuarterFacts } from './participants.ts';

const hour = 3600 * 1000;
const day = daySeconds * 1000;
const weekHours = 7 * 24;

/**
 * Questions asked in a quarter, how long they waited to be solved and for a first answer from someone else, and how many of two
 * quarters are resolved and open.
 *
 * Each question waits in the counts of its own quarter alone, to the end of it, so that no two reports can be subtracted. Those
 * that still wait are part of it: the quick ones alone would flatter (shared/stats/kaplan-meier.ts). A day without an hour
 * makes a time as long as it can have been. With each number goes how many people asked these questions. Undefined without any.
 *
 * @param lastDay of the quarter: until its end, questions are watched
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
  const isNow = new Set(now);
  const resolution = [...resolved].flatMap(([subject, end]) =>
    isNow.has(end) ? timeBetween(asked.get(subject), end) : [],
  );
  const open = [...asked.values()]
    .filter(({ subject }) => !resolved.has(subject))
    .map(({ member, date }) => ({ asker: member, time: (Date.parse(lastDay) - Date.parse(date.slice(0, 10))) / day }));
  const questions = [...firstBySubject(askedNow).values()];
  const until = Date.parse(lastDay) + day;
  const endOf = (kind: KnownFact['kind']) => {
    const ends = Map.groupBy(ofKind(kind, now), ({ subject }) => subject);
    return (question: MemberFact) =>
      (ends.get(question.subject) ?? [])
        .filter(({ member }) => kind === 'question-resolved' || member !== question.member)
        .filter((end) => latest(end.date) > earliest(question.date))
        .toSorted((a, b) => latest(a.date) - latest(b.date) || (nameOf(a) < nameOf(b) ? -1 : 1))[0];
  };
  const [solved, answered] = [endOf('question-resolved'), endOf('question-answered')];
  const waitFor = (end: KnownFact | undefined, question: MemberFact, watchedUntil: number): Waiting => ({
    asker: question.member,
    time: ((end ? latest(end.date) : watchedUntil) - earliest(question.date)) / hour,
    ...(end && { end }),
  });
  const solving = questions.map((question) => waitFor(solved(question), question, until));
  const answering = questions.map((question) => {
    // Who has a solution waits for no answer any more.
    const solution = solved(question);
    return waitFor(answered(question), question, solution ? latest(solution.date) : until);
  });
  const answerers = new Set(answering.flatMap(({ end }) => end?.member ?? [])).size;
  return {
    asked: questions.length,
    askers: peopleIn(askedNow).size,
    ...(resolution.length > 0 && { resolved: sizeOf(resolution) }),
    ...(open.length > 0 && {
      open: {
        ...sizeOf(open),
        median: Math.round(
          quantile(
            open.map(({ time }) => time),
            0.5,
          ) ?? 0,
        ),
      },
    }),
    ...(solving.length > 0 && { solving: waitingOf(solving) }),
    ...(answering.length > 0 && { answering: { ...waitingOf(answering), answerers } }),
  };
}

interface Timed {
  readonly asker: MemberId;
  readonly time: number;
}

/** In hours; without an end it still waits. */
interface Waiting extends Timed {
  readonly end?: KnownFact;
}

const sizeOf = (problems: readonly Timed[]) => ({
  problems: problems.length,
  askers: new Set(problems.map(({ asker }) => asker)).size,
});

function waitingOf(questions: readonly Waiting[]): WaitingCounts {
  const steps = kaplanMeier(questions.map(({ time, end }) => ({ time, ended: end !== undefined }))) ?? [];
  const half = halfEndedBy(steps);
  const isInWeek = ({ time, end }: Waiting) => end !== undefined && time <= weekHours;
  return {
    ended: sizeOf(questions.filter(({ end }) => end)),
    inWeek: sizeOf(questions.filter(isInWeek)),
    afterWeek: sizeOf(questions.filter(({ time }) => time > weekHours)),
    notInWeek: sizeOf(questions.filter((question) => !isInWeek(question))),
    weekPercent: Math.round(100 * (1 - longerThan(steps, weekHours))),
    ...(half !== undefined && { halfHours: Math.ceil(half) }),
  };
}

const ofKind = (kind: KnownFact['kind'], facts: readonly KnownFact[]): KnownFact[] =>
  facts.filter((fact) => fact.kind === kind);

const firstBySubject = <Fact extends KnownFact>(facts: readonly Fact[]): Map<string, Fact> =>
  new Map(facts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1)).map((fact) => [fact.subject, fact]));

/** Two at the same time are ordered by who they are from, so that the order of facts does not matter. */
const nameOf = ({ date, member }: KnownFact): string => `${date}#${member ?? ''}`;

const hasHour = (date: string): boolean => date.includes('T');

/** A day begins with its first moment and ends with its last. */
const earliest = (date: string): number => Date.parse(date);
const latest = (date: string): number => Date.parse(date) + (hasHour(date) ? 0 : day);

/** In hours. */
function timeBetween(start: MemberFact | undefined, end: KnownFact): Timed[] {
  if (!start || !hasHour(start.date) || !hasHour(end.date) || end.date < start.date) return [];
  return [{ asker: start.member, time: (Date.parse(end.date) - Date.parse(start.date)) / hour }];
}
