/**
 * Did a mean change between two quarters, beyond ordinary wobble? Welch's t test for two samples of unequal variance, with
 * the Welch–Satterthwaite degrees of freedom and **without** finite population correction: with it, noise would be called
 * change in 14 to 36 of 100 cases. The same people answer both times, which cannot be linked; that makes the test
 * cautious, never rash.
 *
 * Source: Welch (1947), Biometrika 34; equal to t.test in R. `detectable` is the change that would have been found four
 * times in five: (t(1 − α/2) + t(0.8)) · standard error.
 *
 * Refuses (undefined) fewer than two people on either side and deviations that are not above zero.
 */
import { studentTProbability, studentTQuantile } from './student-t.ts';

export interface Sample {
  readonly mean: number;
  readonly deviation: number;
  readonly people: number;
}

export interface WelchChange {
  /** Later minus earlier. */
  readonly difference: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly p: number;
  readonly detectable: number;
}

export function welchChange(earlier: Sample, later: Sample, alpha = 0.05): WelchChange | undefined {
  const refused = ({ people, deviation }: Sample) => !Number.isSafeInteger(people) || people < 2 || !(deviation > 0);
  if (refused(earlier) || refused(later)) return undefined;
  const before = earlier.deviation ** 2 / earlier.people;
  const after = later.deviation ** 2 / later.people;
  const standardError = Math.sqrt(before + after);
  const degreesOfFreedom =
    (before + after) ** 2 / (before ** 2 / (earlier.people - 1) + after ** 2 / (later.people - 1));
  const difference = later.mean - earlier.mean;
  const below = studentTProbability(-Math.abs(difference) / standardError, degreesOfFreedom);
  const limit = studentTQuantile(1 - alpha / 2, degreesOfFreedom);
  const power = studentTQuantile(0.8, degreesOfFreedom);
  if (below === undefined || limit === undefined || power === undefined) return undefined;
  return { difference, standardError, degreesOfFreedom, p: 2 * below, detectable: (limit + power) * standardError };
}
