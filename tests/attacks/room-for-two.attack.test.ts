/**
 * Everything a group could answer, put through the real tally and the real report: whatever is printed, a person who differs
 * cannot know what all the others said. Independent of the project's own attacker: the worlds are lists of answers.
 */
import { describe, expect, it } from 'vitest';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import type { InstrumentRef } from '../../shared/contract/community.ts';
import { favourableCuts, type OwnInstrument } from '../../shared/contract/instrument.ts';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import { reportInstrument } from '../../shared/report/build/instrument.ts';
import { oneQuestion } from '../shared/contract/own-instrument-fixture.ts';
import { answersOf, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

/** Every way in which n people can be spread over points, as counts per point. */
function* spreads(n: number, points: number): Generator<number[]> {
  if (points === 1) yield [n];
  else
    for (let first = 0; first <= n; first++) for (const rest of spreads(n - first, points - 1)) yield [first, ...rest];
}

/** What each output leaves possible: the fewest and the most favourable answers among all worlds that print it. */
function worldsByOutput(
  ref: InstrumentRef,
  n: number,
  own: readonly OwnInstrument[] = [],
  print: (report: unknown, favourable: number) => string = (report) => JSON.stringify(report),
): Map<string, { least: number; most: number; worlds: number }> {
  const [instrument] = instrumentsOf([ref], own);
  if (!instrument) throw new Error('instrument must be in the catalogue');
  const { scale, favourableFrom } = instrument;
  const outputs = new Map<string, { least: number; most: number; worlds: number }>();
  for (const counts of spreads(n, scale.points)) {
    const scales = [
      {
        instrument: ref,
        persons: n,
        sum: 0,
        sumOfSquares: 0,
        items: instrument.items.map(({ id }) => ({ item: id, points: counts, preferNot: 0 })),
      },
    ];
    const groups = n < 5 ? [] : [{ label: 'All', includes: ['All'], respondents: n, scales }];
    const report = reportInstrument(
      ref,
      { groups, moments: [], ownInstruments: [...own] },
      {
        members: n + 12,
        answered: { status: 'exact', people: n, of: n + 12 },
        groups: new Map(),
        minimumGroup: 5,
      },
    );
    const favourable = counts.slice(favourableFrom - scale.lowest).reduce((sum, people) => sum + people, 0);
    const output = print(report, favourable);
    const seen = outputs.get(output) ?? { least: n, most: 0, worlds: 0 };
    outputs.set(output, {
      least: Math.min(seen.least, favourable),
      most: Math.max(seen.most, favourable),
      worlds: seen.worlds + 1,
    });
  }
  return outputs;
}

describe('a question that is shown', () => {
  it.each([
    ['belief-in-action', 5],
    ['belief-in-action', 6],
    ['belief-in-action', 8],
    ['belief-in-action', 12],
    ['belief-in-action', 20],
    ['recommend', 5],
    ['recommend', 6],
  ])('%s, answered by %d, leaves room for two whatever they answer', (id, n) => {
    const outputs = worldsByOutput({ id, version: 1 }, n);
    expect(outputs.size).toBeGreaterThan(1);
    for (const { least, most } of outputs.values()) {
      expect(least).toBeLessThan(n - 1);
      expect(most).toBeGreaterThan(1);
    }
  });

  it.each(
    Object.values(favourableCuts).flatMap((ofKind) =>
      Object.entries(ofKind).flatMap(([points, cuts]) => cuts.map((cut: number) => [Number(points), cut] as const)),
    ),
  )('on a scale of %d points that a community may bring, favourable from %d, leaves room for two', (points, cut) => {
    const own = oneQuestion(points, cut);
    for (const n of points > 7 ? [5, 6] : [5, 6, 8]) {
      const outputs = worldsByOutput({ id: own.id, version: own.version }, n, [own]);
      expect(outputs.size).toBeGreaterThan(1);
      for (const { least, most } of outputs.values()) {
        expect(least).toBeLessThan(n - 1);
        expect(most).toBeGreaterThan(1);
      }
    }
  });

  it.each<[string, (report: unknown, favourable: number, n: number) => string]>([
    ['beside the exact count of favourable answers', (report, favourable) => `${JSON.stringify(report)} ${favourable}`],
    // The usual rule: percentages to the nearest five.
    ['as a share to the nearest five percent', (_, favourable, n) => String(Math.round((20 * favourable) / n))],
  ])('would reveal what all others said in a build that prints it %s', (_, print) => {
    for (const n of [5, 8, 12]) {
      const ref = { id: 'belief-in-action', version: 1 };
      const outputs = worldsByOutput(ref, n, [], (report, favourable) => print(report, favourable, n));
      const tells = [...outputs.values()].filter(({ least, most }) => least >= n - 1 || most <= 1);
      expect(tells.length).toBeGreaterThan(0);
    }
  });

  it('is hidden, and its score with it, when four or fewer answered', () => {
    const outputs = worldsByOutput({ id: 'belief-in-action', version: 1 }, 4);
    expect(outputs.size).toBe(1);
  });
});

describe('a quarter in which all said the same', () => {
  it.each([1, 5])('is published without saying so (everyone chose %d)', (point) => {
    const pulses = [1, 2, 3].map((month) => {
      const same = (people: number) => answersOf(month, people, (_, __, points) => (point === 1 ? 1 : points));
      return pulseResult(
        [
          { label: 'Berlin', invited: 9, answers: same(5) },
          { label: 'Hamburg', invited: 9, answers: same(6) },
        ],
        { month },
      );
    });
    const report = reportOf(pulses);
    expect(verifyReport(report, [])).toEqual([]);
    for (const { instruments } of report.pulses) {
      for (const { score, items, groups } of instruments) {
        const values = [score, ...groups.map((group) => group.score)].map((of) =>
          of.status === 'shown' ? of.score : of,
        );
        const shown = items.flatMap(({ result }) => (result.status === 'shown' ? [result] : []));
        for (const value of [...values, ...shown.map(({ mean }) => mean)]) {
          expect(value).toMatchObject({ end: point === 1 ? 'or-fewer' : 'or-more' });
        }
        for (const { favourable, answered } of shown) {
          const { to } = answered;
          expect(favourable).toEqual(point === 1 ? { from: 0, to: 2 } : { from: to - 2, to });
        }
      }
    }
  });
});
