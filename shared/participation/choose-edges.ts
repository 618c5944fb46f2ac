import type { GroupMap } from '../contract/participation.ts';
import { type MemberFact, peopleIn } from './participants.ts';

interface Arrow extends MemberFact {
  readonly from: string;
  readonly to: string;
}

/**
 * Who helps whom, group by group, as far as it may be kept: an arrow needs the minimum of people who help, and the rest is of
 * no one or again of the minimum, so that it cannot be derived by subtraction. If the rest would be of too few, the arrow of
 * the fewest people joins it. If no pair of groups has enough, arrows go from a group to all others together.
 */
export function chooseEdges(crossing: readonly Arrow[], minimum: number): GroupMap {
  // Two groups that share a label cannot be distinguished, so an arrow between them is part of the rest.
  const pairs = choose(crossing, minimum, ({ from, to }) => (from === to ? undefined : { from, to }));
  return pairs.edges.length > 0 ? pairs : choose(crossing, minimum, ({ from }) => ({ from }));
}

function choose(
  crossing: readonly Arrow[],
  minimum: number,
  endsOf: (arrow: Arrow) => { readonly from: string; readonly to?: string } | undefined,
): GroupMap {
  const arrows = [...Map.groupBy(crossing, (arrow) => JSON.stringify(endsOf(arrow) ?? ''))].map(([name, facts]) => {
    const [first] = facts;
    return { name, ends: first && endsOf(first), people: peopleIn(facts).size, facts };
  });
  const shown = arrows
    .filter(({ ends, people }) => ends && people >= minimum)
    .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  const rest = arrows.filter((arrow) => !shown.includes(arrow)).flatMap(({ facts }) => facts);
  while (shown.length > 0 && rest.length > 0 && peopleIn(rest).size < minimum) rest.push(...(shown.pop()?.facts ?? []));
  return {
    edges: shown.flatMap(({ ends, people, facts }) => (ends ? [{ ...ends, people, contributions: facts.length }] : [])),
    rest: { contributions: rest.length, people: peopleIn(rest).size },
  };
}
