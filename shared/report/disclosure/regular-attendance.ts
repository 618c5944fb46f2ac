/**
 * Whether the number of members who came again gives away a few people beside the numbers of single sessions.
 *
 * Of k sessions, who came to two or more came again. Readers know how many came to each session. So
 *
 * - each who came again was at one at least of any k − 1 sessions, and at two of all: attendances there are at least as many;
 * - of any j sessions, who came again was at j at most, and everyone else at one at most: attendances there are at most as many.
 *
 * The smallest sessions are closest to the first limit and the largest to the second. How far attendances are from a limit
 * is the work of members who came otherwise than it supposes, such as once; a distance below the minimum says that these are
 * few. What is hidden must not tell either: of three sessions of five, only five can be told, so "hidden" beside "fewer than five"
 * would say six or seven. A number that may not be told is therefore in words only if there is nothing to hide at the other end,
 * and at one end alone nothing is told whatever it is. With two sessions, A + B − either would be who came to both, so there must be three. Some of the sessions are of the
 * quarter before, whose report counted the members of then: both that report's numbers and those of today's members must hold.
 */
import type { People } from '../shape/people.ts';
import type { PeopleRange } from './split-bar.ts';

export const sessionsToComeAgain = 3;

export interface ComingAgain {
  readonly people: number;
  readonly members: number;
  /** How many of today's members came to each session, and how many did as far as reports show. */
  readonly attended: readonly number[];
  readonly shown: readonly PeopleRange[];
  readonly minimum: number;
}

/** How it may be told how many came twice. */
export function tellingOfCameTwice({ people, members, attended, shown, minimum }: ComingAgain): People['status'] {
  const distances = (number: number, known: readonly PeopleRange[]) =>
    distancesOfCameTwice({ from: number, to: number }, members, known);
  const numbers = Array.from({ length: members + 1 }, (_, number) => number);
  const possible = numbers.filter((number) => distances(number, shown).every((distance) => distance >= 0));
  const told = possible.filter(
    (number) =>
      number >= minimum &&
      members - number >= minimum &&
      distances(number, shown).every((distance) => distance >= minimum),
  );
  const [least, most] = [told.at(0), told.at(-1)];
  if (least === undefined || most === undefined || shown.length < sessionsToComeAgain) return 'hidden';
  const [below, above] = [possible.some((number) => number < least), possible.some((number) => number > most)];
  const isBelowInWords = below && !above && least === minimum;
  const isAboveInWords = above && !below && most === members - minimum;
  if (below !== above && !isBelowInWords && !isAboveInWords) return 'hidden';
  if (people < least && isBelowInWords) return 'few';
  if (people > most && isAboveInWords) return 'nearly-all';
  const counted = attended.map((number) => ({ from: number, to: number }));
  const isTold = told.includes(people) && distances(people, counted).every((distance) => distance >= minimum);
  return isTold ? 'exact' : 'hidden';
}

/** How far attendances can be, at most, from each limit that so many people who came again allow. */
export function distancesOfCameTwice(people: PeopleRange, members: number, attended: readonly PeopleRange[]): number[] {
  const fewest = attended.map(({ to }) => to).sort((a, b) => a - b);
  const most = attended.map(({ from }) => from).sort((a, b) => b - a);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const fromLeast = [2, 1].map((visits) => sum(fewest.slice(0, attended.length - 2 + visits)) - visits * people.from);
  const fromMost = most.slice(1).map((_, index) => {
    const sessions = index + 2;
    return sessions * people.to + (members - people.to) - sum(most.slice(0, sessions));
  });
  return [...fromLeast, ...fromMost];
}

/** The rule of reports before 2.1, in which regular members came to at least half of the sessions. */
export function distancesOfRegular(
  regular: number,
  members: number,
  sessions: number,
  attendances: number,
): { readonly fromLeast: number; readonly fromMost: number } {
  const enough = Math.ceil(sessions / 2);
  return {
    fromLeast: attendances - enough * regular,
    fromMost: sessions * regular + (enough - 1) * (members - regular) - attendances,
  };
}
