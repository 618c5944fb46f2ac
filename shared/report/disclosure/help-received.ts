/**
 * How many people of other groups helped a group, beside the number of contributors. Helpers are among the people outside the
 * group and among the contributors, so either may leave only a few; then the number is not told, which says that it is the
 * minimum or more. Each group is decided by itself, so more help hides no other group.
 *
 * Helpers of different groups share people, but nobody helps their own. So the numbers together say how many, at least, helped
 * any group: whoever helped group g is not in it, so of U helpers at most U − h(g) are. Were fewer than the minimum of
 * contributors left, the map says that nearly every contributor helped another group, and it is hidden whole.
 */
import type { PeopleRange } from './split-bar.ts';

export interface HelpedGroup {
  readonly members: number;
  /** Who helped it, at least. */
  readonly helpers: number;
}

/** How many people, at least, helped any of the groups. */
export function fewestHelpers(groups: readonly HelpedGroup[]): number {
  const most = groups.reduce((sum, { members }) => sum + members, 0);
  let helpers = Math.max(0, ...groups.map((group) => group.helpers));
  const canBe = (all: number) =>
    groups.reduce((sum, group) => sum + Math.min(group.members, all - group.helpers), 0) >= all;
  while (helpers < most && !canBe(helpers)) helpers += 1;
  return helpers;
}

/** Whether the number of helpers leaves enough of those who could have helped, and of the contributors. */
export const mayTellHelpers = (helpers: number, outside: number, contributors: PeopleRange, minimum: number): boolean =>
  helpers >= minimum && outside - helpers >= minimum && contributors.from - helpers >= minimum;

/** What is known of a number that is not told, from the rule that hides it. */
export const leastHidden = (outside: number, contributors: PeopleRange, minimum: number): number =>
  Math.max(minimum, Math.min(outside, contributors.from) - minimum + 1);

/**
 * How many arrows may be told to be used, at most: with more, a group that few people helped would surely have been helped.
 * Undefined if there is no such group.
 */
export function mostArrows(groups: number, helpedByFew: number, minimum: number): number | undefined {
  if (helpedByFew === 0) return undefined;
  const others = groups - 1;
  return (groups - helpedByFew) * others + (helpedByFew - 1) * Math.min(others, minimum - 1);
}
