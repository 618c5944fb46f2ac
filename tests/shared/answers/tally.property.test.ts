import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesFrom } from '../../../shared/answers/choice.ts';
import { instruments as catalogue, type Instrument, instrumentsOf } from '../../../shared/answers/instruments.ts';
import { mergeGroups } from '../../../shared/answers/merge-labels.ts';
import {
  addResponse,
  addTallies,
  closeTally,
  communityMoments,
  emptyTally,
  type OpenTally,
  pointsOfItems,
} from '../../../shared/answers/tally.ts';
import { communityPairs } from '../../../shared/answers/tally-pairs.ts';
import { otherGroups } from '../../../shared/contract/group-names.ts';
import { scoreUnits } from '../../../shared/contract/results.ts';

const instruments = instrumentsOf([
  { id: 'leadership-support', version: 1 },
  { id: 'recommend', version: 1 },
]);
const choices = fc.tuple(...pointsOfItems(instruments).map((points) => fc.integer({ min: 0, max: points })));
const responses = fc.array(choices, { maxLength: 40 });

const tallyOf = (all: readonly (readonly number[])[], of: readonly Instrument[] = instruments): OpenTally => {
  const tally = emptyTally(of);
  for (const response of all) addResponse(tally, of, choicesFrom(response));
  return tally;
};

describe('a tally', () => {
  it('does not depend on the order of responses', async () => {
    await fc.assert(
      fc.property(
        responses.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(tallyOf(shuffled)).toEqual(tallyOf(all));
        },
      ),
    );
  });

  it('of two parts adds up to the tally of the whole', async () => {
    await fc.assert(
      fc.property(responses, responses, (a, b) => {
        expect(addTallies(tallyOf(a), tallyOf(b))).toEqual(tallyOf([...a, ...b]));
      }),
    );
  });

  it('counts everyone once at every item, and holds integers only', async () => {
    await fc.assert(
      fc.property(responses, (all) => {
        const tally = tallyOf(all);
        for (const [i, { items, sum, sumOfSquares, persons }] of tally.scales.entries()) {
          const { people = 0, crossProducts = [] } = tally.moments[i] ?? {};
          for (const { points, preferNot } of items) {
            expect(points.reduce((a, b) => a + b, preferNot)).toBe(all.length);
          }
          expect(persons).toBeLessThanOrEqual(tally.respondents);
          expect(people).toBeLessThanOrEqual(persons);
          for (const value of [sum, sumOfSquares, ...crossProducts]) expect(Number.isSafeInteger(value)).toBe(true);
        }
      }),
    );
  });

  it('has the mean and the sum of products of a direct computation', async () => {
    await fc.assert(
      fc.property(responses, (all) => {
        const {
          scales: [scale],
          moments: [moments],
        } = tallyOf(all);
        const scored = all.map((r) => r.slice(0, 3).filter((c) => c > 0)).filter((r) => r.length >= 2);
        const mean = (r: readonly number[]) => r.reduce((a, b) => a + b, 0) / r.length;
        expect(scale?.persons).toBe(scored.length);
        expect((scale?.sum ?? 0) / scoreUnits).toBeCloseTo(
          scored.reduce((a, r) => a + mean(r), 0),
          6,
        );
        const complete = scored.filter((r) => r.length === 3);
        expect(moments?.sums).toEqual([0, 1, 2].map((i) => complete.reduce((a, r) => a + (r[i] ?? 0), 0)));
        const product = (i: number, j: number) => complete.reduce((a, r) => a + (r[i] ?? 0) * (r[j] ?? 0), 0);
        const pairs: [number, number][] = [
          [0, 0],
          [0, 1],
          [0, 2],
          [1, 1],
          [1, 2],
          [2, 2],
        ];
        expect(moments?.crossProducts).toEqual(pairs.map(([i, j]) => product(i, j)));
      }),
    );
  });

  it('has whole units for every number of answers to every instrument', () => {
    for (const { items } of catalogue) {
      for (let answered = 1; answered <= items.length; answered++) expect(scoreUnits % answered).toBe(0);
    }
  });

  it('keeps the zero of a scale that begins at zero', () => {
    const tally = tallyOf([
      [0, 0, 0, 1],
      [0, 0, 0, 11],
    ]);
    expect(tally.scales[1]).toMatchObject({ persons: 2, sum: 10 * scoreUnits });
  });
});

describe('how items move together', () => {
  const answered = (people: number, of: readonly number[]) => Array.from({ length: people }, () => of);

  it('is kept of no group, and of a community only from fifty people who answered everything', () => {
    const all = [...answered(49, [4, 5, 3, 11]), ...answered(30, [4, 5, 0, 11])];
    expect(communityMoments(tallyOf(all))).toEqual([]);
    const enough = tallyOf([...all, [1, 2, 3, 4]]);
    expect(communityMoments(enough)).toEqual([
      {
        instrument: { id: 'leadership-support', version: 1 },
        people: 50,
        sums: [49 * 4 + 1, 49 * 5 + 2, 49 * 3 + 3],
        crossProducts: [49 * 16 + 1, 49 * 20 + 2, 49 * 12 + 3, 49 * 25 + 4, 49 * 15 + 6, 49 * 9 + 9],
      },
    ]);
    expect(JSON.stringify(closeTally('All', ['All'], enough))).not.toMatch(/crossProducts|sums/);
  });

  it('is the same whatever the groups and the order in which they are added', async () => {
    const groups = fc.array(responses, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.property(groups, (parts) => {
        const whole = communityMoments(tallyOf(parts.flat()));
        const added = parts
          .toReversed()
          .map((part) => tallyOf(part))
          .reduce(addTallies, emptyTally(instruments));
        expect(communityMoments(added)).toEqual(whole);
        for (const { people } of whole) expect(people).toBeGreaterThanOrEqual(50);
      }),
    );
  });
});

describe('how a single question goes with the rest of a pulse', () => {
  const belief = instrumentsOf([
    { id: 'leadership-support', version: 1 },
    { id: 'belief-in-action', version: 1 },
    { id: 'recommend', version: 1 },
  ]);
  const answered = (people: number, of: readonly number[]) => Array.from({ length: people }, () => of);

  it('is kept of a community only from a hundred people who answered both, and of no group', () => {
    const all = [...answered(99, [4, 5, 3, 2, 11]), ...answered(30, [4, 5, 3, 0, 0]), ...answered(30, [4, 0, 0, 2, 0])];
    expect(communityPairs(tallyOf(all, belief).pairs)).toEqual([]);
    const enough = tallyOf([...all, [1, 2, 3, 4, 0]], belief);
    expect(communityPairs(enough.pairs)).toEqual([
      {
        target: { id: 'belief-in-action', version: 1 },
        other: { id: 'leadership-support', version: 1 },
        people: 100,
        targetSum: 99 * 2 + 4,
        targetSumOfSquares: 99 * 4 + 16,
        sum: (99 * 4 + 2) * scoreUnits,
        sumOfSquares: (99 * 16 + 4) * scoreUnits ** 2,
        product: (99 * 2 * 4 + 4 * 2) * scoreUnits,
      },
    ]);
    expect(JSON.stringify(closeTally('All', ['All'], enough))).not.toMatch(/product|target/);
  });

  it('is summed for every single question with every other instrument', () => {
    const pairs = emptyTally(belief).pairs.map(({ target, other }) => `${target.id} with ${other.id}`);
    expect(pairs).toEqual([
      'belief-in-action with leadership-support',
      'belief-in-action with recommend',
      'recommend with leadership-support',
      'recommend with belief-in-action',
    ]);
  });

  it('is summed for each question of an instrument whose questions are not summed', () => {
    const [scale, single] = instrumentsOf([
      { id: 'leadership-support', version: 1 },
      { id: 'belief-in-action', version: 1 },
    ]);
    if (!scale || !single) throw new Error('both are in the catalogue');
    const unsummed = [{ ...scale, sum: false as const }, single];
    const tally = tallyOf(answered(100, [4, 0, 3, 2]), unsummed);
    const kept = communityPairs(tally.pairs).map(({ other, people, sum }) => [other.item, people, sum / scoreUnits]);
    expect(kept).toEqual([
      [scale.items[0]?.id, 100, 400],
      [scale.items[2]?.id, 100, 300],
    ]);
  });

  it('is not summed for a question with the answer "Not yet", which would tell how many declined', () => {
    const [scale, single] = instrumentsOf([
      { id: 'leadership-support', version: 1 },
      { id: 'belief-in-action', version: 1 },
    ]);
    if (!scale || !single) throw new Error('both are in the catalogue');
    const [first, ...others] = scale.items;
    const withNotYet = { ...scale, sum: false, items: [{ ...first, notYet: true }, ...others] } as Instrument;
    expect(emptyTally([withNotYet, single]).pairs.map(({ other }) => other.item)).toEqual(others.map(({ id }) => id));
    expect(emptyTally([{ ...withNotYet, sum: undefined } as unknown as Instrument, single]).pairs).toEqual([]);
  });

  it('is the same whatever the groups, and whole', async () => {
    const ofBelief = fc.array(fc.tuple(...pointsOfItems(belief).map((points) => fc.integer({ min: 0, max: points }))), {
      maxLength: 40,
    });
    await fc.assert(
      fc.property(fc.array(ofBelief, { minLength: 1, maxLength: 5 }), (parts) => {
        const added = parts.map((part) => tallyOf(part, belief)).reduce(addTallies, emptyTally(belief));
        const { pairs } = tallyOf(parts.flat(), belief);
        expect(added.pairs).toEqual(pairs);
        for (const { places: _, target: __, other: ___, ...sums } of pairs) {
          for (const sum of Object.values(sums)) expect(Number.isSafeInteger(sum)).toBe(true);
        }
      }),
    );
  });
});

describe('merging groups', () => {
  const counts = fc
    .uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', otherGroups), { minLength: 1 })
    .chain((labels) =>
      fc.tuple(
        ...labels.map((label) =>
          fc.record({ label: fc.constant(label), respondents: fc.integer({ min: 0, max: 20 }) }),
        ),
      ),
    );
  const minimum = fc.integer({ min: 5, max: 12 });

  it('leaves no one out, repeats no one, and keeps every group at the minimum', async () => {
    await fc.assert(
      fc.property(counts, minimum, (all, least) => {
        const merged = mergeGroups(all, least);
        const total = all.reduce((sum, { respondents }) => sum + respondents, 0);
        if (total < least) {
          expect(merged).toEqual([]);
          return;
        }
        expect(merged.flatMap(({ includes }) => includes).sort()).toEqual(all.map(({ label }) => label).sort());
        expect(new Set(merged.map(({ label }) => label)).size).toBe(merged.length);
        for (const { includes } of merged) {
          const respondents = all
            .filter(({ label }) => includes.includes(label))
            .reduce((sum, c) => sum + c.respondents, 0);
          expect(respondents).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('does not depend on the order of labels, and leaves groups alone that are large enough', async () => {
    await fc.assert(
      fc.property(counts, minimum, (all, least) => {
        expect(mergeGroups([...all].reverse(), least)).toEqual(mergeGroups(all, least));
        if (all.every(({ respondents }) => respondents >= least))
          expect(mergeGroups(all, least)).toHaveLength(all.length);
      }),
    );
  });
});
