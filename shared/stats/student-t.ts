/**
 * Student's t distribution: probability below t, and the t below which a probability lies.
 *
 * Definition: P(T ≤ t) = 1 − ½ I(ν / (ν + t²); ν/2, ½) for t ≥ 0, with the regularised incomplete beta function I
 * (Abramowitz and Stegun 26.7.1); equal to pt in R. The quantile inverts it by bisection; equal to qt. Relative error under
 * 1e-9 for 1 ≤ ν ≤ 10,000.
 *
 * Degrees of freedom need not be whole. Refuses (undefined) degrees of freedom that are not above zero, and probabilities
 * that are not strictly between 0 and 1.
 */
import { incompleteBeta } from './incomplete-beta.ts';

export function studentTProbability(t: number, degreesOfFreedom: number): number | undefined {
  if (!(degreesOfFreedom > 0) || !Number.isFinite(degreesOfFreedom) || Number.isNaN(t)) return undefined;
  const tail = 0.5 * incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return t >= 0 ? 1 - tail : tail;
}

export function studentTQuantile(probability: number, degreesOfFreedom: number): number | undefined {
  if (!(probability > 0 && probability < 1)) return undefined;
  // By symmetry only the upper half is searched, so that q(p) = −q(1 − p) exactly.
  if (probability < 0.5) {
    const mirrored = studentTQuantile(1 - probability, degreesOfFreedom);
    return mirrored === undefined ? undefined : -mirrored;
  }
  const below = (t: number) => studentTProbability(t, degreesOfFreedom);
  let high = 1;
  for (let p = below(high); p === undefined || p < probability; p = below(high)) {
    if (p === undefined) return undefined;
    high *= 2;
  }
  let low = 0;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if ((below(middle) ?? 1) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
