import { expect, it } from 'vitest';
import { quantile } from '../../../shared/stats/quantile.ts';

const hours = [46.1, 2, 300.25, 7, 7, 15.5, 0.5, 90, 33.3, 61];

// R: quantile(c(46.1, 2, 300.25, 7, 7, 15.5, 0.5, 90, 33.3, 61), p); quantile(3.5, 0.85); quantile(c(4, 1), 0.5)
it.each([
  [hours, 0, 0.5],
  [hours, 0.1, 1.85],
  [hours, 0.5, 24.4],
  [hours, 0.85, 79.85],
  [hours, 1, 300.25],
  [[3.5], 0.85, 3.5],
  [[4, 1], 0.5, 2.5],
])('a quantile is that of R: %j at %d', (values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected, 10);
});

it('no values have no quantile, nor does a share outside 0 to 1', () => {
  expect(quantile([], 0.5)).toBeUndefined();
  expect(quantile(hours, -0.1)).toBeUndefined();
  expect(quantile(hours, Number.NaN)).toBeUndefined();
});
