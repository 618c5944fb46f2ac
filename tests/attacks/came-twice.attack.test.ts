/**
 * Everyone who could have come to three sessions, counted out: every world of members that fits the numbers of the sessions and
 * what the report says of those who came twice, "hidden" included. Whoever knows the rule may learn of no set of people that it
 * is few, unless the sessions alone say so.
 */
import { describe, expect, it } from 'vitest';
import { areFew } from '../../shared/report/attacks/cells.ts';
import { reportAttendance } from '../../shared/report/build/attendance.ts';
import { participationGuard } from '../../shared/report/disclosure/participation-guard.ts';

const minimum = 5;
const guard = participationGuard(minimum);

/** How many members came to which of three sessions: by the bits of the index. */
type World = readonly number[];
const patterns = [0, 1, 2, 3, 4, 5, 6, 7];
const visits = (pattern: number): number => [1, 2, 4].filter((session) => pattern & session).length;

function* worldsOf(members: number, places = 8): Generator<number[]> {
  if (places === 1) yield [members];
  else
    for (let first = 0; first <= members; first++)
      for (const rest of worldsOf(members - first, places - 1)) yield [first, ...rest];
}

const peopleIn = (world: World, isIn: (pattern: number) => boolean): number =>
  patterns.reduce((sum, pattern) => sum + (isIn(pattern) ? (world[pattern] ?? 0) : 0), 0);

const sets = new Map<string, (pattern: number) => boolean>([
  ['never', (pattern) => visits(pattern) === 0],
  ['once', (pattern) => visits(pattern) === 1],
  ['exactly twice', (pattern) => visits(pattern) === 2],
  ['always', (pattern) => visits(pattern) === 3],
  ...[1, 2, 4].flatMap((session): [string, (pattern: number) => boolean][] => [
    [`only at ${session}`, (pattern) => pattern === session],
    [`at ${session} and another`, (pattern) => (pattern & session) > 0 && visits(pattern) > 1],
    [`twice without ${session}`, (pattern) => pattern === 7 - session],
    [`missed ${session}, not twice`, (pattern) => (pattern & session) === 0 && visits(pattern) < 2],
  ]),
]);

/** The sets that are surely few, by what is said. */
function pinned(members: number, said: (attended: number[], twice: number) => string): Map<string, Set<string>> {
  const bounds = new Map<string, Map<string, { from: number; to: number }>>();
  for (const world of worldsOf(members)) {
    const attended = [1, 2, 4].map((session) => peopleIn(world, (pattern) => (pattern & session) > 0));
    // A session that is not exact, or in another order, says the same as one of these.
    if (attended.some((people, n) => people < minimum || members - people < minimum || people < (attended[n - 1] ?? 0)))
      continue;
    const words = said(
      attended,
      peopleIn(world, (pattern) => visits(pattern) > 1),
    );
    const known = bounds.get(words) ?? new Map<string, { from: number; to: number }>();
    for (const [name, isIn] of sets) {
      const people = peopleIn(world, isIn);
      const before = known.get(name) ?? { from: people, to: people };
      known.set(name, { from: Math.min(before.from, people), to: Math.max(before.to, people) });
    }
    bounds.set(words, known);
  }
  return new Map(
    [...bounds].map(([words, known]) => [
      words,
      new Set([...known].filter(([, range]) => areFew(range, minimum)).map(([name]) => name)),
    ]),
  );
}

const shownOf = (members: number) => (attended: number[], twice: number) => {
  const sessions = attended.map((people, n) => ({ date: `2026-10-0${n + 1}`, attended: people, guests: 0 }));
  const counts = { sessions, members, cameTwice: { people: twice, attended }, groups: [] };
  const { cameTwice } = { cameTwice: undefined, ...reportAttendance(counts, [], guard) };
  return JSON.stringify([attended, cameTwice]);
};

/** Sets that are known to be few beside the sessions, and not by these alone. */
function foundBeside(members: number, said: Parameters<typeof pinned>[1]): string[] {
  const alone = pinned(members, (attended) => JSON.stringify(attended));
  return [...pinned(members, said)].flatMap(([words, few]) => {
    const [attended]: [unknown] = JSON.parse(words);
    const before = alone.get(JSON.stringify(attended));
    return [...few].filter((name) => !before?.has(name)).map((name) => `${name}: ${words}`);
  });
}

describe('three sessions and who came to two of them', () => {
  it.each([12, 14, 17, 20])('leave no set of %i members known to be few', (members) => {
    expect(foundBeside(members, shownOf(members))).toEqual([]);
  });

  it('would do so if the number were guarded alone, or only beside the sum of all sessions', () => {
    const alone = (attended: number[], twice: number) => [attended, guard.people(twice, 14)];
    expect(foundBeside(14, (...world) => JSON.stringify(alone(...world)))).not.toEqual([]);
    const sumAlone = (attended: number[], twice: number) => {
      const all = attended.reduce((sum, people) => sum + people, 0);
      const isFar = all - 2 * twice >= minimum && 3 * twice + 20 - twice - all >= minimum;
      return JSON.stringify([attended, isFar ? guard.people(twice, 20) : 'hidden']);
    };
    expect(foundBeside(20, sumAlone)).not.toEqual([]);
  });
});
