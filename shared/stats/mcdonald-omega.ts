/**
 * McDonald's ω (total, one factor): the share of the variance of a scale's sum that one common factor explains.
 *
 * Definition: ω = (Σλ)² / ((Σλ)² + Σ(1 − λ²)), with λ the standardised loadings of one factor fitted to the correlations by
 * maximum likelihood (McDonald 1999, Test Theory). Equal to psych::fa(nfactors = 1, fm = "ml") and to factanal(factors = 1)
 * in R when these run to convergence.
 *
 * The likelihood is climbed by expectation and maximisation (Rubin and Thayer 1982, Psychometrika 47), which needs nothing
 * but small sums and can only rise; it stops when no loading moves by 1e-11. As in R no item is explained beyond 99.5 %:
 * without that bound few answers often make one item the factor itself (a Heywood case).
 *
 * Refuses (undefined) what `covariances` refuses; fewer than three items, because two do not determine a factor; and a fit
 * that does not converge.
 * Cost: O(k²) a step; some hundreds of steps.
 */
import { covariances, type ItemMoments } from './item-moments.ts';

const smallestUniqueness = 0.005;
const mostSteps = 50_000;

export function mcdonaldOmega(moments: ItemMoments): number | undefined {
  const matrix = covariances(moments);
  if (!matrix || matrix.length < 3) return undefined;
  const deviations = matrix.map((row, i) => Math.sqrt(row[i] ?? 0));
  const correlations = matrix.map((row, i) =>
    row.map((covariance, j) => covariance / ((deviations[i] ?? 1) * (deviations[j] ?? 1))),
  );
  const loadings = oneFactor(correlations);
  if (!loadings) return undefined;
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  const unique = loadings.reduce((sum, loading) => sum + (1 - loading * loading), 0);
  return common / (common + unique);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Loadings of the one factor that makes these correlations most likely; undefined when the fit does not converge. */
function oneFactor(correlations: readonly (readonly number[])[]): number[] | undefined {
  // A start only has to point the way most items do.
  const rowSums = correlations.map((row) => row.reduce((sum, value) => sum + value, 0));
  const total = Math.sqrt(Math.abs(rowSums.reduce((sum, value) => sum + value, 0)));
  let loadings = rowSums.map((sum) => Math.max(-0.9, Math.min(0.9, sum / (total || 1))));
  let uniquenesses = loadings.map((loading) => 1 - loading * loading);
  for (let step = 0; step < mostSteps; step++) {
    const weighted = loadings.map((loading, i) => loading / (uniquenesses[i] ?? 1));
    const precision = 1 + dot(weighted, loadings);
    // Expectation: the factor, given the items, is these weights times the items, and has this much variance.
    const weights = weighted.map((weight) => weight / precision);
    const shared = correlations.map((row) => dot(row, weights));
    const variance = dot(weights, shared) + 1 / precision;
    // Maximisation: the loadings and what they leave of each item's variance, which is 1.
    const next = shared.map((value) => value / variance);
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (loadings[i] ?? 0))), 0);
    if (!Number.isFinite(moved)) return undefined;
    loadings = next;
    uniquenesses = next.map((loading, i) => Math.max(smallestUniqueness, 1 - loading * (shared[i] ?? 0)));
    if (moved < 1e-11) return loadings;
  }
  return undefined;
}
