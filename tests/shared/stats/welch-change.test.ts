import { describe, expect, it } from 'vitest';
import { welchChange } from '../../../shared/stats/welch-change.ts';

const scale = (mean: number, people: number, deviation = 0.7) => ({ mean, people, deviation });

describe('change between quarters', () => {
  // t.test on R's sleep data (extra ~ group): t = -1.8608, df = 17.776, p-value = 0.07939.
  it('is what t.test says of the sleep data', () => {
    const first = { mean: 0.75, deviation: 1.78901, people: 10 };
    const second = { mean: 2.33, deviation: 2.002249, people: 10 };
    const change = welchChange(first, second);
    expect(change?.difference).toBeCloseTo(1.58, 10);
    expect(change?.degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(change?.p).toBeCloseTo(0.07939, 5);
  });

  it.each([
    [12, 0.84],
    [30, 0.52],
    [100, 0.28],
  ])('of %d people a quarter could be detected from the tabled size on', (people, detectable) => {
    expect(Math.abs((welchChange(scale(3, people), scale(3, people))?.detectable ?? 9) - detectable)).toBeLessThan(
      0.01,
    );
  });

  it('has the same weight in both directions', () => {
    const up = welchChange(scale(3, 12), scale(3.6, 20));
    const down = welchChange(scale(3.6, 12), scale(3, 20));
    expect(up?.p).toBe(down?.p);
    expect(up?.difference).toBeCloseTo(-(down?.difference ?? 0), 12);
    expect(up?.p).toBeLessThan(0.05);
  });

  it('refuses a single person and no spread', () => {
    expect(welchChange(scale(3, 1), scale(3, 12))).toBeUndefined();
    expect(welchChange(scale(3, 12), scale(3, 12, 0))).toBeUndefined();
  });
});
