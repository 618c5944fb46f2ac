import type { GroupMap } from '../contract/participation.ts';
import { type MemberFact, peopleIn } from './participants.ts';

export interface Crossing extends MemberFact {
  readonly from: string;
  readonly to: string;
}

interface Arrow {
  readonly from: string;
  readonly to?: string;
  readonly facts: readonly Crossing[];
}

/**
 * Who helps whom, group by group, as far as it may be kept: an arrow needs the minimum of people who help, and the rest is of
 * no one or again of the minimum, so that it cannot be derived by subtraction.
 *
 * Each group has an arrow to every group that enough of its people helped, and one to all others together. If too few remain
 * for that one, it takes in the arrow of the fewest contributions. What groups with too few people in all gave is the rest; if
 * that is of too few, it takes in an arrow the same way. So more help shows more of the map, except that help from a group
 * that had given none may need an arrow to hide behind.
 */
export function chooseEdges(crossing: readonly Crossing[], minimum: number): GroupMap {
  const isEnough = (facts: readonly Crossing[]) => peopleIn(facts).size >= minimum;
  const shown: Arrow[] = [];
  const rest: Crossing[] = [];
  for (const [from, given] of Map.groupBy(crossing, (fact) => fact.from)) {
    // Two groups that share a label cannot be distinguished, so help between them has no arrow of its own.
    const pairs = [...Map.groupBy(given, ({ to }) => to)].map(([to, facts]): Arrow => ({ from, to, facts }));
    const own = pairs.filter(({ to, facts }) => to !== from && isEnough(facts));
    const others = pairs.filter((pair) => !own.includes(pair)).flatMap(({ facts }) => facts);
    hideBehind(own, others, isEnough);
    shown.push(...own);
    if (others.length > 0 && isEnough(others)) shown.push({ from, facts: others });
    else rest.push(...others);
  }
  hideBehind(shown, rest, isEnough);
  const edges = shown.toSorted(byPeople).map(({ facts, ...ends }) => ({
    ...ends,
    people: peopleIn(facts).size,
    contributions: facts.length,
  }));
  return { edges, rest: { contributions: rest.length, people: peopleIn(rest).size } };
}

/** Moves the arrows of the fewest contributions into what is of too few people, until it is of enough. */
function hideBehind(arrows: Arrow[], few: Crossing[], isEnough: (facts: readonly Crossing[]) => boolean): void {
  while (few.length > 0 && !isEnough(few)) {
    const [smallest] = arrows.toSorted((a, b) => a.facts.length - b.facts.length || (nameOf(a) < nameOf(b) ? -1 : 1));
    if (!smallest) return;
    arrows.splice(arrows.indexOf(smallest), 1);
    few.push(...smallest.facts);
  }
}

const nameOf = ({ from, to = '' }: Arrow): string => JSON.stringify([from, to]);

const byPeople = (a: Arrow, b: Arrow): number =>
  peopleIn(b.facts).size - peopleIn(a.facts).size || (nameOf(a) < nameOf(b) ? -1 : 1);
