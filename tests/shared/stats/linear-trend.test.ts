import { describe, expect, it } from 'vitest';
import { linearTrend } from '../../../shared/stats/linear-trend.ts';

const points = (...means: number[]) => means.map((mean, at) => ({ at, mean, deviation: 0.7, people: 45 }));

describe('a straight line through several means', () => {
  it('finds a slope, up or down alike', () => {
    const up = linearTrend(points(3, 3.12, 3.18, 3.31, 3.4));
    const down = linearTrend(points(3.4, 3.31, 3.18, 3.12, 3));
    expect(up?.slope).toBeCloseTo(0.099, 10);
    expect(down?.slope).toBeCloseTo(-0.099, 10);
    expect(down?.p).toBeCloseTo(up?.p ?? Number.NaN, 10);
  });

  it('is not sure of a level that goes up and down, however many people answered', () => {
    const many = points(3.2, 3.9, 3.3, 4, 3.5, 4.1).map((point) => ({ ...point, people: 5_000 }));
    const trend = linearTrend(many);
    expect(trend?.p).toBeLessThan(0.001);
    expect(trend?.scatterP).toBeGreaterThan(0.1);
  });

  it('has no scatter where the means are on a line, and no slope where they are level', () => {
    const line = linearTrend(points(3, 3.25, 3.5, 3.75));
    expect(line?.slope).toBeCloseTo(0.25, 10);
    expect(line?.scatterP).toBeCloseTo(0, 10);
    expect(linearTrend(points(3, 3, 3, 3))).toMatchObject({ slope: 0, p: 1, scatterP: 1 });
  });

  it('refuses what has no line', () => {
    expect(linearTrend(points(3, 4))).toBeUndefined();
    expect(linearTrend(points(3, 4, 5).map((point) => ({ ...point, at: 1 })))).toBeUndefined();
    expect(linearTrend(points(3, 4, 5).map((point) => ({ ...point, people: 1 })))).toBeUndefined();
    expect(linearTrend(points(3, 4, 5).map((point) => ({ ...point, deviation: 0 })))).toBeUndefined();
    expect(linearTrend(points(3, 4, Number.NaN))).toBeUndefined();
  });
});
