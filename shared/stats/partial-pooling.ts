/**
 * Partial pooling: how far the means of groups differ beyond what so few people would show by chance, and how much of a
 * group's own mean to believe beside the mean of all.
 *
 * Model (normal-normal, random effects): group g's lasting mean is θ ~ N(μ, τ²), and its observed mean x ~ N(θ, v) with known
 * v. `betweenDeviation` is the posterior mean of τ with a flat prior on μ and a half-normal prior on τ, because with three to six
 * groups the usual estimates of τ are zero more often than not, and then make every range too narrow. Sources: Gelman (2006),
 * Bayesian Analysis 1, on the prior; Röver (2020), Journal of Statistical Software 93, on the marginal likelihood; Efron and Morris
 * (1975), JASA 70, on shrinkage. Integrated by Simpson's rule; equal to R's `integrate`.
 *
 * Refuses (undefined) fewer than two groups and variances or prior that are not above zero.
 */
export interface ObservedMean {
  readonly mean: number;
  /** Of the mean, if the group's lasting mean were known. */
  readonly variance: number;
}

/** Enough for nine digits: the integrand is smooth, and nothing is left of it beyond six scales of the prior. */
const steps = 240;
const priorScales = 6;

/** @param priorScale of the half-normal prior on the deviation between groups */
export function betweenDeviation(groups: readonly ObservedMean[], priorScale: number): number | undefined {
  if (groups.length < 2 || !(priorScale > 0) || groups.some(({ variance }) => !(variance > 0))) return undefined;
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    const tau = (index * priorScales * priorScale) / steps;
    const simpson = index === 0 || index === steps ? 1 : index % 2 === 1 ? 4 : 2;
    return { tau, simpson, log: logLikelihood(groups, tau) - (tau / priorScale) ** 2 / 2 };
  });
  const highest = Math.max(...points.map(({ log }) => log));
  let whole = 0;
  let weighted = 0;
  for (const { tau, simpson, log } of points) {
    const density = simpson * Math.exp(log - highest);
    whole += density;
    weighted += density * tau;
  }
  return weighted / whole;
}

/** Of τ, with μ integrated out; but for a constant. */
function logLikelihood(groups: readonly ObservedMean[], tau: number): number {
  const weights = groups.map(({ variance }) => 1 / (variance + tau * tau));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = groups.reduce((sum, { mean }, index) => sum + (weights[index] ?? 0) * mean, 0) / total;
  let log = -Math.log(total) / 2;
  for (const [index, { mean }] of groups.entries()) {
    const weight = weights[index] ?? 0;
    log += Math.log(weight) / 2 - (weight * (mean - centre) ** 2) / 2;
  }
  return log;
}

/** The share of a group's own mean in the best estimate of what it measures. */
export const shareOfOwn = (spread: number, variance: number): number => spread / (spread + variance);
