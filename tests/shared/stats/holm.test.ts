import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../../shared/stats/holm.ts';

describe("Holm's adjustment", () => {
  it('multiplies by what is left, keeps the order of the list and never falls', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('never makes a value smaller, nor larger than Bonferroni would', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
        const adjusted = holm(values) ?? [];
        expect(adjusted.length).toBe(values.length);
        adjusted.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual(values[i] ?? 0);
          expect(p).toBeLessThanOrEqual(Math.min(1, values.length * (values[i] ?? 0)));
        });
      }),
    );
  });

  it('refuses anything but a probability', () => {
    expect(holm([0.1, 1.1])).toBeUndefined();
    expect(holm([Number.NaN])).toBeUndefined();
  });
});
