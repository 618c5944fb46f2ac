/**
 * Does a mean rise or fall steadily over several quarters? A straight line through the means by weighted least squares, each
 * weighing as much as its people and spread say, and two tests of its slope, both of which must agree:
 *
 * - by the spread of people: the standard error that the samples have if the level moves on the line, √(1 / Σ w (x − x̄)²);
 * - by the scatter of the means around the line, with two degrees of freedom fewer than quarters. A level that goes up and
 *   down scatters widely, and is not taken for a trend; the first test alone would do so in half of the cases.
 *
 * Source: Draper and Smith, Applied Regression Analysis, 1.4 and 9.2; equal to summary(lm(mean ~ at, weights = people /
 * deviation^2)) in R, with 1 in place of its residual variance for the first test, and Σ (people − 1) degrees of freedom.
 *
 * Refuses (undefined) fewer than three points, fewer than two different times, fewer than two people at one of them, and
 * deviations that are not above zero.
 */
import { studentTProbability } from './student-t.ts';
import type { Sample } from './welch-change.ts';

export interface SampleAt extends Sample {
  readonly at: number;
}

export interface LinearTrend {
  /** Per unit of `at`. */
  readonly slope: number;
  readonly standardError: number;
  /** Two-sided, by the spread of people. */
  readonly p: number;
  /** Two-sided, by the scatter around the line. */
  readonly scatterP: number;
}

export function linearTrend(points: readonly SampleAt[]): LinearTrend | undefined {
  const isUsable = ({ at, mean, people, deviation }: SampleAt) =>
    Number.isFinite(at) && Number.isFinite(mean) && Number.isSafeInteger(people) && people >= 2 && deviation > 0;
  if (points.length < 3 || !points.every(isUsable)) return undefined;
  const weighed = points.map(({ at, mean, people, deviation }) => ({ at, mean, weight: people / deviation ** 2 }));
  const sum = (of: (point: (typeof weighed)[number]) => number) =>
    weighed.reduce((total, point) => total + point.weight * of(point), 0);
  const whole = sum(() => 1);
  const centre = sum(({ at }) => at) / whole;
  const level = sum(({ mean }) => mean) / whole;
  const width = sum(({ at }) => (at - centre) ** 2);
  if (!(width > 0)) return undefined;
  const fitted = sum(({ at, mean }) => (at - centre) * (mean - level)) / width;
  // What rounding of numbers leaves of a level line.
  const slope = Math.abs(fitted) < 1e-12 ? 0 : fitted;
  const scatter = sum(({ at, mean }) => (mean - level - slope * (at - centre)) ** 2) / (points.length - 2);
  const standardError = Math.sqrt(1 / width);
  const people = points.reduce((total, point) => total + point.people - 1, 0);
  const p = studentTProbability(-Math.abs(slope) / standardError, people);
  // Points on a line have no scatter at all, and a flat one no slope either.
  const perScatter = slope === 0 ? 0 : -Math.abs(slope) / (standardError * Math.sqrt(scatter));
  const scatterP = scatter > 0 || slope === 0 ? studentTProbability(perScatter, points.length - 2) : 0;
  if (p === undefined || scatterP === undefined) return undefined;
  return { slope, standardError, p: 2 * p, scatterP: 2 * scatterP };
}
