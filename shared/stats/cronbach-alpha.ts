/**
 * Cronbach's α: how far the items of a scale move together, with Feldt's interval.
 *
 * Definition: α = k / (k − 1) · (1 − Σ variances of the items / variance of their sum) (Cronbach 1951, Psychometrika 16);
 * interval 1 − (1 − α) · F quantiles with n − 1 and (n − 1)(k − 1) degrees of freedom (Feldt 1965, Psychometrika 30; Feldt,
 * Woodruff and Salih 1987, Applied Psychological Measurement 11). Equal to psych::alpha and to the formula with cov and qf in
 * R.
 *
 * α describes the instrument, not a community; from few people it says next to nothing (n = 12: .67 to .95), which is why a
 * report gives it only from 50 people on. Refuses (undefined) what `covariances` refuses, a sum that does not vary, and an
 * `alpha` level outside 0 to 1.
 */
import { fQuantile } from './f-quantile.ts';
import { covariances, type ItemMoments } from './item-moments.ts';

export interface Reliability {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** @param people of the interval, where it is to be that of fewer people than the moments are of */
export function cronbachAlpha(
  moments: ItemMoments,
  { level = 0.05, people = moments.people }: { readonly level?: number; readonly people?: number } = {},
): Reliability | undefined {
  const matrix = covariances(moments);
  if (!matrix) return undefined;
  const items = matrix.length;
  const variances = matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const ofSum = matrix.flat().reduce((sum, covariance) => sum + covariance, 0);
  if (!(ofSum > 1e-12 * variances)) return undefined;
  const value = (items / (items - 1)) * (1 - variances / ofSum);
  const [numerator, denominator] = [people - 1, (people - 1) * (items - 1)];
  const low = fQuantile(1 - level / 2, numerator, denominator);
  const high = fQuantile(level / 2, numerator, denominator);
  if (low === undefined || high === undefined) return undefined;
  return { value, from: 1 - (1 - value) * low, to: 1 - (1 - value) * high };
}
