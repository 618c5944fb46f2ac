/**
 * Two reports, and both rosters known: who stayed, who left, who joined. Every world of contributors that fits both reports is
 * counted out; in none of them may it be certain that those who left had contributed, or had not, nor that those who joined did.
 */
import { describe, expect, it } from 'vitest';
import { areFew } from '../../shared/report/attacks/cells.ts';
import { reportParticipation } from '../../shared/report/build/participation.ts';
import { participationGuard } from '../../shared/report/disclosure/participation-guard.ts';

const minimum = 5;
const guard = participationGuard(minimum);

interface Rosters {
  readonly stayed: number;
  readonly left: number;
  readonly joined: number;
}

/** Who contributed: of those who stayed, in both quarters or in one; of those who left, before; of those who joined, now. */
interface World {
  readonly both: number;
  readonly onlyBefore: number;
  readonly onlyNow: number;
  readonly left: number;
  readonly joined: number;
}

function* worldsOf({ stayed, left, joined }: Rosters): Generator<World> {
  for (let both = 0; both <= stayed; both++)
    for (let onlyBefore = 0; both + onlyBefore <= stayed; onlyBefore++)
      for (let onlyNow = 0; both + onlyBefore + onlyNow <= stayed; onlyNow++)
        for (let gone = 0; gone <= left; gone++)
          for (let come = 0; come <= joined; come++) yield { both, onlyBefore, onlyNow, left: gone, joined: come };
}

/** The same numbers make the same section; there are few of them in many worlds. */
const made = new Map<string, ReturnType<typeof makeSection>>();
const sectionOf = (...numbers: Parameters<typeof makeSection>): ReturnType<typeof makeSection> => {
  const name = JSON.stringify(numbers);
  if (!made.has(name)) made.set(name, makeSection(...numbers));
  return made.get(name);
};

const makeSection = (
  people: number,
  newcomers: number | undefined,
  members: number,
  contributedBefore: { people: number; of: number } | undefined,
) => {
  if (people === 0) return undefined;
  const counts = { contributions: 99, people, halfBy: Math.ceil(people / 2), placed: 0, crossing: 0 };
  const none = { crossingPeople: 0, withinPeople: 0, otherPeople: people };
  const map = { edges: [], rest: { people: 0, contributions: 0 } };
  const contributions = { ...counts, ...none, map, ...(newcomers !== undefined && { newcomers }) };
  return reportParticipation({ contributions }, { members, contributedBefore }, guard).contributions;
};

/** What both reports say of contributors; `before` is what the newer one takes for the contributors of the older. */
function reportsOf(world: World, { stayed, left, joined }: Rosters, before: (world: World) => number): string {
  const then = world.both + world.onlyBefore + world.left;
  const older = sectionOf(then, undefined, stayed + left, undefined);
  const isExact = older?.status === 'shown' && older.people.status === 'exact';
  const people = world.both + world.onlyNow + world.joined;
  const fresh = then > 0 ? world.onlyNow + world.joined : undefined;
  const newer = sectionOf(
    people,
    fresh,
    stayed + joined,
    isExact ? { people: before(world), of: stayed + left } : undefined,
  );
  return JSON.stringify([older, newer]);
}

/** Reports from which it is certain of all who left, or of all who joined, whether they contributed. */
function certainties(rosters: Rosters, before: (world: World) => number): string[] {
  const fitting = new Map<string, World[]>();
  for (const world of worldsOf(rosters)) {
    const said = reportsOf(world, rosters, before);
    fitting.set(said, [...(fitting.get(said) ?? []), world]);
  }
  return [...fitting].flatMap(([said, worlds]) => {
    const isCertain = (of: 'left' | 'joined') =>
      rosters[of] > 0 &&
      (worlds.every((world) => world[of] === 0) || worlds.every((world) => world[of] === rosters[of]));
    // That no one contributed at all is said by the absence of the section, of everyone alike.
    if (worlds.every((world) => world.both + world.onlyNow + world.joined === 0)) return [];
    if (worlds.every((world) => world.both + world.onlyBefore + world.left === 0)) return [];
    return isCertain('left') || isCertain('joined') ? [said] : [];
  });
}

const frozen = ({ both, onlyBefore, left }: World) => both + onlyBefore + left;
const recounted = ({ both, onlyBefore }: World) => both + onlyBefore;

describe('two reports between which someone left or joined', () => {
  const all = [7, 8, 12, 15, 22].flatMap((stayed) =>
    [0, 1, 2].flatMap((left) => [0, 1].map((joined): Rosters => ({ stayed, left, joined }))),
  );
  it.each(all)('leave open whether they contributed: $stayed stayed, $left left, $joined joined', (rosters) => {
    expect(certainties(rosters, frozen)).toEqual([]);
  });

  it('would say so if who contributed before were counted again', () => {
    expect(certainties({ stayed: 22, left: 1, joined: 0 }, recounted)).not.toEqual([]);
  });
});

/** Sets of people that what is said of new ones and of those who came again, "hidden" included, makes surely few. */
function pinnedByHiding(rosters: Rosters): string[] {
  const sets = {
    again: ({ both }: World) => both,
    'new ones': ({ onlyNow, joined }: World) => onlyNow + joined,
    'not again': ({ onlyBefore, left }: World) => onlyBefore + left,
  };
  const bounds = new Map<string, Map<string, { from: number; to: number }>>();
  const add = (said: string, world: World) => {
    const known = bounds.get(said) ?? new Map<string, { from: number; to: number }>();
    for (const [name, sizeOf] of Object.entries(sets)) {
      const people = sizeOf(world);
      const { from, to } = known.get(name) ?? { from: people, to: people };
      known.set(name, { from: Math.min(from, people), to: Math.max(to, people) });
    }
    bounds.set(said, known);
  };
  const pairs = new Map<string, string>();
  for (const world of worldsOf(rosters)) {
    // That no one contributed at all is said by the absence of the section.
    if (world.both + world.onlyBefore + world.left === 0 || world.both + world.onlyNow + world.joined === 0) continue;
    const said = reportsOf(world, rosters, frozen);
    const people = [world.both + world.onlyBefore + world.left, world.both + world.onlyNow + world.joined];
    const alone = JSON.stringify(
      people.map((number, n) => guard.people(number, rosters.stayed + (n === 0 ? rosters.left : rosters.joined))),
    );
    add(said, world);
    add(alone, world);
    pairs.set(said, alone);
  }
  const few = (said: string, name: string) =>
    areFew(bounds.get(said)?.get(name) ?? { from: 0, to: Number.POSITIVE_INFINITY }, minimum);
  return [...pairs].flatMap(([said, alone]) =>
    Object.keys(sets)
      .filter((name) => few(said, name) && !few(alone, name))
      .map((name) => `${name}: ${said}`),
  );
}

describe('what is hidden of new ones and of those who came again', () => {
  it.each([10, 15, 22])('makes no set of people surely few: %i stayed', (stayed) => {
    for (const left of [0, 1])
      for (const joined of [0, 1]) {
        expect(pinnedByHiding({ stayed, left, joined })).toEqual([]);
      }
  });
});
