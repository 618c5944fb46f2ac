import { describe, expect, it } from 'vitest';
import { studentTProbability, studentTQuantile } from '../../../shared/stats/student-t.ts';

// Abramowitz and Stegun, table 26.10, and exact closed forms for 1, 2 and 4 degrees of freedom.
const tabled: readonly (readonly [probability: number, degreesOfFreedom: number, t: number, digits: number])[] = [
  [0.975, 1, 12.7062047362, 9],
  [0.975, 2, 4.3026527297, 9],
  [0.9, 4, 1.5332062741, 9],
  [0.975, 5, 2.571, 3],
  [0.995, 5, 4.032, 3],
  [0.975, 11, 2.201, 3],
  [0.975, 14, 2.145, 3],
  [0.95, 30, 1.697, 3],
  [0.975, 60, 2.0, 3],
  [0.995, 120, 2.617, 3],
  [0.975, 10_000, 1.9602, 4],
];

describe("Student's t", () => {
  it.each(tabled)('leaves %f below the tabled value at %d degrees of freedom', (p, degrees, t, digits) => {
    expect(studentTQuantile(p, degrees)).toBeCloseTo(t, digits);
  });

  it('is the arc tangent at one degree of freedom and algebraic at two', () => {
    for (const t of [-40, -3, -0.5, 0, 0.1, 1, 7, 300]) {
      expect(studentTProbability(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
      expect(studentTProbability(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
    }
  });

  it('is undone by its quantile, also for degrees of freedom that are not whole', () => {
    for (const degrees of [1, 2.5, 11, 37.2, 400]) {
      for (const p of [0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9995]) {
        const t = studentTQuantile(p, degrees);
        expect(t === undefined ? undefined : studentTProbability(t, degrees)).toBeCloseTo(p, 10);
      }
    }
  });

  it('refuses what it is not defined for', () => {
    expect(studentTProbability(1, 0)).toBeUndefined();
    expect(studentTProbability(Number.NaN, 3)).toBeUndefined();
    for (const p of [0, 1, -0.1, Number.NaN]) expect(studentTQuantile(p, 3)).toBeUndefined();
    expect(studentTQuantile(0.9, -1)).toBeUndefined();
  });
});
