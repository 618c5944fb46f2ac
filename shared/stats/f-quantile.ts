/**
 * The value below which a probability of the F distribution lies.
 *
 * Definition: P(F ≤ f) = I(d₁f / (d₁f + d₂); d₁/2, d₂/2) (Abramowitz and Stegun 26.6.2), inverted by bisection; equal to qf in
 * R. Degrees of freedom need not be whole. Refuses (undefined) degrees of freedom that are not above zero, and probabilities
 * that are not strictly between 0 and 1.
 */
import { incompleteBeta } from './incomplete-beta.ts';

export function fQuantile(probability: number, numerator: number, denominator: number): number | undefined {
  if (!(probability > 0 && probability < 1)) return undefined;
  if (![numerator, denominator].every((degrees) => degrees > 0 && Number.isFinite(degrees))) return undefined;
  const below = (f: number) =>
    incompleteBeta((numerator * f) / (numerator * f + denominator), numerator / 2, denominator / 2);
  let high = 1;
  while (below(high) < probability) high *= 2;
  let low = 0;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (below(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
