import { type AdoptionCounts, adoptionStates } from '../contract/participation.ts';
import type { Participants, QuarterFacts } from './participants.ts';

/**
 * Groups that try, use or have stopped a practice, as each last declared it, in this quarter or the one before: a state that
 * has not been confirmed for two quarters is no longer known. Groups declare it about groups, never about a person: a group
 * with fewer members than the minimum is a few people, so it does not count, nor one that is not on the roster. Undefined
 * without any.
 */
export function countAdoption(
  { now, before }: QuarterFacts,
  participants: Participants,
  minimum: number,
): AdoptionCounts[] | undefined {
  const counting = groupsThatCount(participants, minimum);
  const declared = [...before, ...now]
    .filter(({ kind, group }) => kind === 'adoption' && counting.has(group))
    .sort((a, b) => (a.date === b.date ? (a.state < b.state ? -1 : 1) : a.date < b.date ? -1 : 1));
  if (declared.length === 0) return undefined;
  const practices = Map.groupBy(declared, ({ subject }) => subject);
  return [...practices]
    .map(([practice, facts]) => {
      const last = [...new Map(facts.map(({ group, state }) => [group, state])).values()];
      const [trying = 0, using = 0, stopped = 0] = adoptionStates.map(
        (state) => last.filter((one) => one === state).length,
      );
      return { practice, trying, using, stopped };
    })
    .sort((a, b) => b.using - a.using || b.trying - a.trying || (a.practice < b.practice ? -1 : 1));
}

/** Groups whose declarations count. */
export const groupsThatCount = (participants: Participants, minimum: number): Set<string> =>
  new Set(
    [...Map.groupBy(participants.values(), ({ group }) => group)].flatMap(([group, { length }]) =>
      length >= minimum ? [group] : [],
    ),
  );
