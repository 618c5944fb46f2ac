/**
 * The interval of a correlation: Fisher's z ± the normal quantile / √(n − 3), turned back (Fisher 1921); equal to
 * `cor.test(x, y, conf.level = 1 - level)$conf.int` in R.
 *
 * Refuses (undefined) fewer than four people, a correlation that is not strictly between −1 and 1, and a level that is not
 * strictly between 0 and 1.
 */
import { studentTQuantile } from './student-t.ts';

/** Student's t with so many degrees of freedom is the normal distribution to 1e-7. */
const asNormal = 1e8;

/** @param level the share of intervals that may miss: 0.05 for an interval at 95 % */
export function correlationInterval(
  correlation: number,
  people: number,
  level = 0.05,
): { readonly from: number; readonly to: number } | undefined {
  if (!(people > 3 && correlation > -1 && correlation < 1 && level > 0 && level < 1)) return undefined;
  const quantile = studentTQuantile(1 - level / 2, asNormal);
  if (quantile === undefined) return undefined;
  const reach = quantile / Math.sqrt(people - 3);
  const z = Math.atanh(correlation);
  return { from: Math.tanh(z - reach), to: Math.tanh(z + reach) };
}
