/**
 * The sections about facts, under the rule for numbers of people: the people of each section are a part of the members, and what
 * they did is told unless they are few. Numbers that follow from one another are decided together: who is new and who came
 * again, also with what the report of the quarter before shows; questions, those resolved and those open.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type {
  ContributionCounts,
  EndorsementCounts,
  FactCounts,
  ProblemCounts,
  ReuseCounts,
  WaitingCounts,
} from '../../contract/participation.ts';
import { halfByChance } from '../../stats/half-by-chance.ts';
import { areMany, type ParticipationGuard } from '../disclosure/participation-guard.ts';
import type { HalfWithin, ParticipationReport, WithinWeek } from '../shape/participation.ts';

export const notCollected = { status: 'not-collected', words: reportSentences.participation.notCollected } as const;

export interface Bases {
  /** Everyone on the roster. */
  readonly members: number;
  /** Who contributed in the quarter before, of whom, if its report shows it exactly: nothing else may be told of them now. */
  readonly contributedBefore: { readonly people: number; readonly of: number } | undefined;
}

export function reportParticipation(
  { contributions, reuse, endorsements, problems, adoption, adoptingGroups: groups }: FactCounts,
  bases: Bases,
  guard: ParticipationGuard,
): ParticipationReport {
  const { members } = bases;
  return {
    contributions: contributions ? contributionsOf(contributions, bases, guard) : notCollected,
    reuse: reuse ? reuseOf(reuse, members, guard) : notCollected,
    endorsements: endorsements ? endorsementsOf(endorsements, members, guard) : notCollected,
    problems: problems ? problemsOf(problems, members, guard) : notCollected,
    // Of groups, which declared it themselves.
    adoption: adoption
      ? { status: 'shown', practices: [...adoption], ...(groups !== undefined && { groups }) }
      : notCollected,
  };
}

function contributionsOf(
  counts: ContributionCounts,
  { members, contributedBefore }: Bases,
  guard: ParticipationGuard,
): ParticipationReport['contributions'] {
  const people = guard.people(counts.people, members);
  if (people.status === 'hidden') return guard.hidden;
  if (!areMany(people)) return { status: 'shown', people };
  const { contributions, halfBy, placed, crossing, crossingPeople, withinPeople } = counts;
  return {
    status: 'shown',
    people,
    contributions,
    ...(placed > 0 && { crossGroup: guard.share(crossing, placed, crossingPeople, withinPeople) }),
    ...(people.status === 'exact' && {
      halfBy: guard.people(halfBy, counts.people),
      ...halfIfEqual(counts.people, contributions),
      ...newAndAgain(counts, contributedBefore, guard),
    }),
  };
}

/** From the two shown numbers alone, so that attackers recompute it. */
export function halfIfEqual(people: number, contributions: number) {
  const halfByIfEqual = halfByChance(people, contributions);
  return halfByIfEqual && { halfByIfEqual };
}

/**
 * Everyone who contributed is new or did so again, so either number gives the other away. `before` is what the report of the
 * quarter before shows: a number of our own would differ from it by those who have left since. New ones are among those who
 * had not contributed then, or have joined; the others are among those who had. So both are exact, with enough people left over
 * on all four sides, or both hidden: "few are new" can say that all who had contributed did so again, and so that the one who
 * left had not (tests/attacks/leaver.attack.test.ts).
 */
function newAndAgain(
  { people, newcomers }: ContributionCounts,
  before: Bases['contributedBefore'],
  guard: ParticipationGuard,
) {
  if (newcomers === undefined || !before) return {};
  const again = people - newcomers;
  const sides = [newcomers, again, before.people - again, before.of - before.people - newcomers];
  return sides.every(guard.isEnough)
    ? { newcomers: guard.people(newcomers, people), again: guard.people(again, before.people) }
    : { newcomers: guard.protecting, again: guard.protecting };
}

function reuseOf(counts: ReuseCounts, members: number, guard: ParticipationGuard): ParticipationReport['reuse'] {
  const people = guard.people(counts.people, members);
  if (people.status === 'hidden') return guard.hidden;
  if (!areMany(people)) return { status: 'shown', people };
  const { reuses, artefacts, placed, outside, outsidePeople, insidePeople } = counts;
  return {
    status: 'shown',
    people,
    reuses,
    artefacts,
    ...(placed > 0 && { outsideGroup: guard.share(outside, placed, outsidePeople, insidePeople) }),
  };
}

function endorsementsOf(
  counts: EndorsementCounts,
  members: number,
  guard: ParticipationGuard,
): ParticipationReport['endorsements'] {
  const [givers, receivers] = [guard.people(counts.givers, members), guard.people(counts.receivers, members)];
  if (givers.status === 'hidden' || receivers.status === 'hidden') return guard.hidden;
  if (!areMany(givers) || !areMany(receivers)) return { status: 'shown', givers, receivers };
  const { given, crossing, crossingPeople, crossingReceivers, withinPeople, withinReceivers } = counts;
  const sides = [crossingPeople, crossingReceivers, withinPeople, withinReceivers];
  return { status: 'shown', givers, receivers, given, crossGroup: guard.share(crossing, given, ...sides) };
}

function problemsOf(
  counts: ProblemCounts,
  members: number,
  guard: ParticipationGuard,
): ParticipationReport['problems'] {
  const askers = guard.people(counts.askers, members);
  if (askers.status === 'hidden') return guard.hidden;
  const { asked, resolved, open, solving, answering } = counts;
  const areBoth = resolved && open && isTold(resolved, guard) && isTold(open, guard);
  return {
    status: 'shown',
    askers,
    ...(areMany(askers) && {
      asked,
      ...(areBoth && { resolved: resolved.problems, open: open.problems, openDays: open.median }),
      ...(solving && {
        solvedInWeek: withinWeek(solving, counts, guard),
        halfSolved: halfWithin(solving, asked, guard),
      }),
      ...(answering && {
        halfAnswered: guard.isEnough(answering.answerers) ? halfWithin(answering, asked, guard) : guard.hidden,
      }),
    }),
  };
}

type AskedBy = WaitingCounts['ended'];

const isTold = ({ problems, askers }: AskedBy, { isEnough }: ParticipationGuard): boolean =>
  isEnough(problems) && isEnough(askers);

/** Both sides are of enough questions by enough people, or one of them is only said to be small. */
function withinWeek(
  { inWeek, afterWeek, notInWeek, weekPercent }: WaitingCounts,
  { asked: of, askers }: ProblemCounts,
  guard: ParticipationGuard,
): WithinWeek {
  if (isTold(inWeek, guard) && isTold(afterWeek, guard)) return { status: 'shown', percent: weekPercent, of };
  if (Math.min(of, askers) < 2 * guard.minimum - 2) return guard.hidden;
  if (!isTold(notInWeek, guard)) return isTold(inWeek, guard) ? { status: 'nearly-all', of } : guard.hidden;
  return isTold(inWeek, guard) ? guard.hidden : { status: 'few', of };
}

const halfWithin = ({ ended, halfHours: hours }: WaitingCounts, of: number, guard: ParticipationGuard): HalfWithin => {
  if (!isTold(ended, guard)) return guard.hidden;
  return hours === undefined ? { status: 'not-reached', of } : { status: 'shown', hours, of };
};
