/**
 * The oldest attack on any anonymous group: know all the others. A coalition pools its own answers, or an operator invites
 * people who do not exist, and subtracts what it knows from a sum. Computed over every way in which five points can be
 * answered, not sampled: how often it is then certain whether an outsider answered favourably.
 *
 * The rules always stop a single curious person, and a coalition in a group of fewer than five. They do not stop all but one:
 * docs/privacy.md gives these numbers.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { favourableCuts } from '../../shared/contract/instrument.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import type { Scale } from '../../shared/report/disclosure/room-for-two.ts';
import { splitBar } from '../../shared/report/disclosure/split-bar.ts';
import { random } from '../../tools/bench/answer-world.ts';
import { type FixtureGroup, pulseResult } from '../shared/report/quarter-fixture.ts';

/** How people answer: the chance of each point, lowest first, and the point from which it is favourable. */
interface Answering {
  readonly chances: readonly number[];
  readonly scale: Scale;
}
/** Seven in ten are favourable. */
const ordinary: Answering = {
  chances: [0.05, 0.1, 0.15, 0.4, 0.3],
  scale: { lowest: 1, highest: 5, favourableFrom: 4 },
};
const evenly = (points: number, favourableFrom: number): Answering => {
  const lowest = points === 11 ? 0 : 1;
  const scale = { lowest, highest: lowest + points - 1, favourableFrom };
  return { chances: Array.from({ length: points }, () => 1 / points), scale };
};

/** How many chose each point, lowest first, and how likely that is. */
interface Answered {
  readonly points: readonly number[];
  readonly chance: number;
}

function everyWay(people: number, { chances }: Answering): Answered[] {
  const [first = 1, ...rest] = chances;
  if (rest.length === 0) return [{ points: [people], chance: 1 }];
  const left = rest.reduce((sum, chance) => sum + chance, 0);
  return Array.from({ length: people + 1 }, (_, chose) => {
    const share = first / (first + left);
    const chance = choose(people, chose) * share ** chose * (1 - share) ** (people - chose);
    return everyWay(people - chose, { chances: rest, scale: anyScale }).map((way) => ({
      points: [chose, ...way.points],
      chance: chance * way.chance,
    }));
  }).flat();
}
const anyScale: Scale = { lowest: 1, highest: 5, favourableFrom: 4 };

const choose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, factor) => product * factor, 1);

type Shown = (points: readonly number[], scale: Scale) => string;
const sumOf = (points: readonly number[]): number => points.reduce((sum, count) => sum + count, 0);
/** No one declined, and everyone knows it: then a bar says most. */
const asPublished: Shown = (points, scale) => {
  const people = sumOf(points);
  return JSON.stringify(splitBar(points, scale, { from: people, to: people }));
};
const exactly: Shown = (points) => points.join();
/** A favourable count with room for one instead of two. */
const withRoomForOne: Shown = (points, { favourableFrom, lowest }) => {
  const people = sumOf(points);
  return String(Math.min(people - 1, Math.max(1, sumOf(points.slice(favourableFrom - lowest)))));
};

/** How often a coalition of `known` of `people` is certain about an outsider's side, from one question. */
function certainty(people: number, known: number, shown: Shown, answering: Answering): number {
  const outside = everyWay(people - known, answering);
  const cut = answering.scale.favourableFrom - answering.scale.lowest;
  let certain = 0;
  for (const coalition of everyWay(known, answering)) {
    const worlds = Map.groupBy(outside, ({ points }) =>
      shown(
        points.map((count, index) => count + (coalition.points[index] ?? 0)),
        answering.scale,
      ),
    );
    for (const possible of worlds.values()) {
      const counts = new Set(possible.map(({ points }) => sumOf(points.slice(cut))));
      const [only] = counts;
      // Certain about one means certain about all outsiders: a sum does not distinguish them.
      if (counts.size === 1 && (only === 0 || only === people - known))
        certain += coalition.chance * possible.reduce((sum, { chance }) => sum + chance, 0);
    }
  }
  return certain;
}

describe('one curious person who reads the published report', () => {
  const everyScale = Object.values(favourableCuts).flatMap((ofKind) =>
    Object.entries(ofKind).flatMap(([points, cuts]) => cuts.map((cut: number) => [Number(points), cut] as const)),
  );

  it.each(everyScale)(
    'is never certain about anyone, whatever all answer: %d points, favourable from %d',
    (points, cut) => {
      for (const people of points > 7 ? [5, 6] : [5, 6, 7, 8, 9])
        expect({ people, certain: certainty(people, 1, asPublished, evenly(points, cut)) }).toEqual({
          people,
          certain: 0,
        });
    },
  );

  it.each<[string, Shown]>([
    ['exact numbers', exactly],
    ['room for one', withRoomForOne],
  ])('would sometimes be, with %s: the attacker is capable of it', (_, shown) => {
    for (const people of [5, 6, 8]) expect(certainty(people, 1, shown, ordinary)).toBeGreaterThan(0.0002);
  });
});

describe('a coalition that reads the published report', () => {
  it.each(documentedCertainty())(
    'among %d of %d people is certain about the others in %d of 100 questions, as docs/privacy.md says',
    (people, known, percent) => {
      expect(Math.round(100 * certainty(people, known, asPublished, ordinary))).toBe(percent);
    },
  );
});

/** The table of docs/privacy.md. */
function documentedCertainty(): [people: number, known: number, percent: number][] {
  const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('### When all others are known')).split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| (\d+) \| (\d+) \| (\d+) % \|/gm)].map(([, ...cells]) => cells.map(Number));
  if (rows.length < 8) throw new Error('docs/privacy.md must have the table');
  return rows.map(([people = 0, known = 0, percent = 0]) => [people, known, percent]);
}

describe('an operator who reads the stored sums and knows all others of a group', () => {
  /** Made-up choices for the seven questions of psychological safety; none is "prefer not to answer". */
  const someone = () => [...random(7)].map((byte) => 1 + (byte % 5));
  const refs = [{ id: 'psychological-safety', version: 1 }];
  const close = (groups: readonly FixtureGroup[]) => pulseResult(groups, { refs });

  /** What remains of the stored group that contains the label, after subtracting the known answers. */
  function leftOver(
    { groups }: PulseResult,
    label: string,
    known: readonly (readonly number[])[],
  ): number[] | undefined {
    const stored = groups.find(({ includes }) => includes.includes(label));
    if (stored?.respondents !== known.length + 1) return undefined;
    return stored.scales[0]?.items.map(({ points }, item) => {
      const others = points.map((count, point) => count - known.filter((all) => all[item] === point + 1).length);
      return 1 + others.indexOf(1);
    });
  }

  const victim = someone();
  const known = (people: number) => Array.from({ length: people }, someone);

  it.each([4, 7, 11])('reads what the last one said if %d others are their own or do not exist', (others) => {
    // Every one was invited and took a credential: there is no contradiction.
    const theirs = known(others);
    const result = close([{ label: 'A', invited: others + 1, answers: [victim, ...theirs] }]);
    expect(leftOver(result, 'A', theirs)).toEqual(victim);
  });

  it.each([1, 2, 3])(
    'reads nothing with %d others: the group is stored together with people whom they do not know',
    (others) => {
      const theirs = known(others);
      const result = close([
        { label: 'A', invited: 8, answers: [victim, ...theirs] },
        { label: 'B', invited: 9, answers: known(6) },
      ]);
      expect(result.groups).toHaveLength(1);
      expect(leftOver(result, 'A', theirs)).toBeUndefined();
      expect(close([{ label: 'A', invited: 8, answers: [victim, ...theirs] }]).groups).toEqual([]);
    },
  );

  it('would read it with any number of others in a build that stores every label by itself', () => {
    const theirs = known(2);
    const { groups, ...rest } = pulseResult([{ label: 'A', invited: 8, answers: [victim, ...theirs] }], {
      refs,
      minimumGroup: 1,
    });
    expect(leftOver({ ...rest, groups }, 'A', theirs)).toEqual(victim);
  });

  it('reads it from two pulses between which one member was replaced, if all others repeat their answers', () => {
    const same = known(6);
    const replacement = someone();
    const [before, after] = [victim, replacement].map((one) =>
      close([{ label: 'A', invited: 8, answers: [one, ...same] }]),
    );
    const pointsOf = (result: PulseResult | undefined) =>
      result?.groups[0]?.scales[0]?.items.map(({ points }) => points) ?? [];
    const change = pointsOf(before).map((points, item) =>
      points.map((count, point) => count - (pointsOf(after)[item]?.[point] ?? 0)),
    );
    const read = change.map(
      (points, item) => 1 + (points.includes(1) ? points.indexOf(1) : (replacement[item] ?? 0) - 1),
    );
    expect(read).toEqual(victim);
  });
});
