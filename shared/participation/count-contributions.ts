import type { ContributionCounts } from '../contract/participation.ts';
import { type Crossing, countHelp } from './count-help.ts';
import { factsOf, type MemberFact, type Participants, peopleIn, type QuarterFacts } from './participants.ts';

/**
 * Contributions of a quarter. One crosses groups when it helped a group other than its author's, which is known only if both
 * groups are on the roster. "New" people did not contribute in the quarter before; anything earlier is not kept. Undefined
 * without any.
 */
export function countContributions(
  { now, before }: QuarterFacts,
  participants: Participants,
): ContributionCounts | undefined {
  const contributions = factsOf('contribution', now, participants);
  if (contributions.length === 0) return undefined;
  const people = peopleIn(contributions);
  const labelOf = new Map([...participants.values()].map(({ group, label }) => [group, label]));
  const isPlaced = ({ group }: MemberFact) => labelOf.has(group);
  const crosses = (fact: MemberFact) => isPlaced(fact) && participants.get(fact.member)?.group !== fact.group;
  const crossing = contributions.filter(crosses);
  const others = contributions.filter((fact) => !crosses(fact));
  const withLabels = (fact: MemberFact): Crossing => ({
    ...fact,
    from: participants.get(fact.member)?.label ?? '',
    to: labelOf.get(fact.group) ?? '',
  });
  const earlier = peopleIn(factsOf('contribution', before, participants));
  return {
    contributions: contributions.length,
    people: people.size,
    halfBy: peopleWhoMadeHalf(contributions),
    placed: contributions.filter(isPlaced).length,
    crossing: crossing.length,
    crossingPeople: peopleIn(crossing).size,
    withinPeople: peopleIn(others.filter(isPlaced)).size,
    otherPeople: peopleIn(others).size,
    help: countHelp(crossing.map(withLabels), new Set(labelOf.values())),
    ...(earlier.size > 0 && {
      newcomers: [...people].filter((member) => !earlier.has(member)).length,
    }),
  };
}

/** The smallest number of people who together made at least half (CHAOSS, contributor absence factor). */
function peopleWhoMadeHalf(contributions: readonly MemberFact[]): number {
  const byPerson = Map.groupBy(contributions, ({ member }) => member);
  const counts = [...byPerson.values()].map(({ length }) => length).sort((a, b) => b - a);
  let made = 0;
  let makers = 0;
  while (made * 2 < contributions.length) {
    made += counts[makers] ?? contributions.length;
    makers += 1;
  }
  return makers;
}
