import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreByGroups } from '../../../../shared/report/disclosure/by-groups.ts';
import {
  meansBehind,
  meansBehindAll,
  type Pooling,
  poolScore,
  spreadBetween,
} from '../../../../shared/report/disclosure/pooled-score.ts';
import { clipScore } from '../../../../shared/report/disclosure/room-for-two.ts';

const scale = { lowest: 1, highest: 5, favourableFrom: 4 };
const exactly = (people: number) => ({ from: people, to: people });
const common = { scale, questions: 7, centre: 3.8, people: exactly(40) };
const pooling = (spread: number): Pooling => ({ ...common, spread });
const mean = (value: number) => ({ value, end: 'exact' }) as const;

const group = fc
  .tuple(
    fc.integer({ min: 5, max: 40 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 60 }),
    fc.double({ min: 1, max: 5, noNaN: true }),
  )
  .map(([to, vague, silent, answered]) => {
    const persons = { from: Math.max(5, to - vague), to };
    return { persons, members: to + silent, score: clipScore(answered, to, scale) };
  });

describe('the estimate of a group', () => {
  test('is between its own mean and the community, nearer to the community the fewer answered', () => {
    const estimates = [5, 10, 20, 40].map((people) =>
      poolScore(mean(4.6), { persons: exactly(people), members: 2 * people }, pooling(0.1)),
    );
    for (const { estimate } of estimates) {
      expect(estimate).toBeGreaterThan(3.8);
      expect(estimate).toBeLessThan(4.6);
    }
    expect(estimates.map(({ estimate }) => estimate)).toEqual(estimates.map(({ estimate }) => estimate).toSorted());
  });

  test('counts those who answered even if groups do not differ, and foresees the silent like the community', () => {
    const half = { persons: exactly(10), members: 20 };
    expect(poolScore(mean(4.6), half, pooling(0))).toMatchObject({ estimate: 4.2, verdict: 'no-clear-difference' });
  });

  test('is the mean itself if all answered, but a difference of ten people is not yet that of their team', () => {
    const everyone = { persons: exactly(10), members: 10 };
    expect(poolScore(mean(4.2), everyone, pooling(0.1))).toEqual({
      estimate: 4.2,
      from: 4.1,
      to: 4.3,
      verdict: 'no-clear-difference',
    });
    expect(poolScore(mean(4.8), { persons: exactly(60), members: 60 }, pooling(0.5)).verdict).toBe('clearly-above');
    expect(poolScore(mean(2.6), { persons: exactly(60), members: 60 }, pooling(0.5)).verdict).toBe('clearly-below');
  });

  test('of a group at an end of its range counts as near to the community as it may be', () => {
    const eight = { persons: exactly(8), members: 12 };
    const high = { ...pooling(0.3), centre: 4.6 };
    expect(poolScore({ value: 4.3, end: 'or-more' }, eight, high).estimate).toBe(4.6);
    expect(poolScore({ value: 4.3, end: 'exact' }, eight, high).estimate).toBeLessThan(4.6);
  });

  test('hides no mean that may be behind it, and shows none that may not', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 0, max: 60 }), (one, hundredths) => {
        const all = pooling(hundredths / 100);
        const { estimate } = poolScore(one.score, one, all);
        const behind = meansBehind(estimate, one, all);
        expect(behind).toContainEqual(one.score);
        for (const other of behind) expect(poolScore(other, one, all).estimate).toBe(estimate);
      }),
    );
  });

  test('with those of all groups and their spread still leaves the means of the answers possible', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (groups) => {
        const all = pooling(spreadBetween(groups, common));
        const estimated = groups.map((one) => ({ ...one, ...poolScore(one.score, one, all) }));
        const behind = meansBehindAll(estimated, all);
        groups.forEach(({ score }, index) => {
          expect(behind[index]).toContainEqual(score);
        });
      }),
    );
  });
});

describe('the score as if every group had answered equally often', () => {
  const groups = [
    { persons: exactly(60), members: 70, estimate: 4.2 },
    { persons: exactly(20), members: 100, estimate: 3.2 },
  ];

  test('weighs groups by their members', () => {
    expect(scoreByGroups(groups, pooling(0.4))).toMatchObject({ score: 3.61 });
  });

  test('has a range around it, and none in a small community', () => {
    const { score = 0, from = 0, to = 0 } = scoreByGroups(groups, pooling(0.4)) ?? {};
    expect(from).toBeLessThan(score);
    expect(to).toBeGreaterThan(score);
    expect(
      scoreByGroups([...groups.slice(1), { persons: exactly(20), members: 49, estimate: 4 }], pooling(0.4)),
    ).toBeUndefined();
  });
});
