/**
 * What the mean of all N members may be, when n of them answered: x̄ ± t(n−1) · s · √(1 − n/N) / √n.
 *
 * Source: Cochran, Sampling Techniques, section 2.8 (finite population correction); equal to survey::svymean in R. If
 * everyone answered, it is a point. It assumes that the silent are like those who answered. `deviation` is s: a public
 * constant when the sample's own must not be shown (rule R4).
 *
 * Refuses (undefined) fewer than two answers, more answers than members, and a deviation that is not a number above zero.
 */
import { studentTQuantile } from './student-t.ts';

export interface MeanInterval {
  readonly from: number;
  readonly to: number;
  readonly standardError: number;
}

export function meanInterval(
  mean: number,
  deviation: number,
  answered: number,
  members: number,
  alpha = 0.05,
): MeanInterval | undefined {
  if (!Number.isSafeInteger(answered) || !Number.isSafeInteger(members)) return undefined;
  if (answered < 2 || answered > members || !Number.isFinite(mean) || !(deviation > 0)) return undefined;
  const t = studentTQuantile(1 - alpha / 2, answered - 1);
  if (t === undefined) return undefined;
  const standardError = (deviation * Math.sqrt(1 - answered / members)) / Math.sqrt(answered);
  return { from: mean - t * standardError, to: mean + t * standardError, standardError };
}
