/**
 * Participation follows the rule for answers: no number of fewer people than the minimum, and none whose complement is. A
 * section is hidden whole if its people are too few; a share of facts is hidden if either side of it is the work of too few.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type {
  AdoptionCounts,
  ContributionCounts,
  EndorsementCounts,
  FactCounts,
  ProblemCounts,
  ReuseCounts,
} from '../../contract/participation.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import type { GroupMapReport, ParticipationReport } from '../shape/participation.ts';

const notCollected = { status: 'not-collected', words: reportSentences.participation.notCollected } as const;

export function reportParticipation(
  { contributions, reuse, endorsements, problems, adoption }: FactCounts,
  minimum: number,
): ParticipationReport {
  const guard = guardOf(minimum);
  return {
    contributions: contributions ? contributionsOf(contributions, guard) : notCollected,
    reuse: reuse ? reuseOf(reuse, guard) : notCollected,
    endorsements: endorsements ? endorsementsOf(endorsements, guard) : notCollected,
    problems: problems ? problemsOf(problems, guard) : notCollected,
    adoption: adoption ? adoptionOf(adoption) : notCollected,
  };
}

/**
 * The map as it was kept, unless so few people made the contributions within groups that the map would reveal them by
 * subtraction.
 */
export function reportGroupMap({ contributions }: FactCounts, minimum: number): GroupMapReport {
  if (!contributions || contributions.placed === 0) return notCollected;
  const { isEnough, tooFew } = guardOf(minimum);
  const { crossingPeople, withinPeople, map, people } = contributions;
  const givesAway = [people, crossingPeople, withinPeople, map.rest.people].some((side) => side > 0 && !isEnough(side));
  return givesAway ? tooFew : { status: 'shown', ...map };
}

type Guard = ReturnType<typeof guardOf>;

const guardOf = (minimum: number) => {
  const tooFew = {
    status: 'hidden',
    reason: 'too-few-people',
    words: reportSentences.participation.tooFew(minimum),
  } as const;
  const isEnough = (people: number) => people >= minimum;
  const mayShow = (...sides: number[]) => sides.every((side) => side === 0 || isEnough(side));
  return {
    tooFew,
    isEnough,
    /** @param sides people on either side of the share */
    share: (part: number, of: number, ...sides: number[]) =>
      mayShow(...sides) ? ({ status: 'shown', percent: wholePercent(part, of), of } as const) : tooFew,
    among: (people: number, of: number) =>
      mayShow(people, of - people) ? ({ status: 'shown', people, of } as const) : tooFew,
  };
};

function contributionsOf(counts: ContributionCounts, guard: Guard): ParticipationReport['contributions'] {
  const { contributions, people, halfBy, placed, crossing, crossingPeople, withinPeople, newcomers, before } = counts;
  if (!guard.isEnough(people)) return guard.tooFew;
  return {
    status: 'shown',
    contributions,
    people,
    halfBy: halfBy > 2 ? { people: halfBy } : { people: 2, end: 'or-fewer' },
    ...(placed > 0 && { crossGroup: guard.share(crossing, placed, crossingPeople, withinPeople) }),
    ...(newcomers !== undefined && { newcomers: guard.among(newcomers, people) }),
    ...(before && { again: guard.isEnough(before.people) ? guard.among(before.again, before.people) : guard.tooFew }),
  };
}

function reuseOf(counts: ReuseCounts, guard: Guard): ParticipationReport['reuse'] {
  const { reuses, artefacts, people, placed, outside, outsidePeople, insidePeople } = counts;
  if (!guard.isEnough(people)) return guard.tooFew;
  return {
    status: 'shown',
    reuses,
    artefacts,
    people,
    ...(placed > 0 && { outsideGroup: guard.share(outside, placed, outsidePeople, insidePeople) }),
  };
}

function endorsementsOf(counts: EndorsementCounts, guard: Guard): ParticipationReport['endorsements'] {
  const { given, givers, receivers, crossing, crossingPeople, withinPeople } = counts;
  if (!guard.isEnough(givers) || !guard.isEnough(receivers)) return guard.tooFew;
  const crossGroup = guard.share(crossing, given, crossingPeople, withinPeople);
  return { status: 'shown', given, givers, receivers, crossGroup };
}

const problemsOf = ({ askers, ...counts }: ProblemCounts, guard: Guard): ParticipationReport['problems'] =>
  guard.isEnough(askers) ? { status: 'shown', ...counts } : guard.tooFew;

/** Of groups, which declared it themselves. */
const adoptionOf = (practices: readonly AdoptionCounts[]): ParticipationReport['adoption'] => ({
  status: 'shown',
  practices: [...practices],
});
