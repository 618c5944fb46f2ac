/** Compares every statistic with R's own number: statistics.R made the vectors and says with which version. */
import { describe, expect, it } from 'vitest';
import { correlation } from '../../shared/stats/correlation.ts';
import { correlationInterval } from '../../shared/stats/correlation-interval.ts';
import { cronbachAlpha } from '../../shared/stats/cronbach-alpha.ts';
import { fQuantile } from '../../shared/stats/f-quantile.ts';
import { holm } from '../../shared/stats/holm.ts';
import { hypergeometricInterval } from '../../shared/stats/hypergeometric-interval.ts';
import { incompleteBeta } from '../../shared/stats/incomplete-beta.ts';
import { linearTrend } from '../../shared/stats/linear-trend.ts';
import { mcdonaldOmega } from '../../shared/stats/mcdonald-omega.ts';
import { meanInterval } from '../../shared/stats/mean-interval.ts';
import { betweenDeviation } from '../../shared/stats/partial-pooling.ts';
import { studentTProbability, studentTQuantile } from '../../shared/stats/student-t.ts';
import { welchChange } from '../../shared/stats/welch-change.ts';
import { momentsOf } from '../shared/stats/moments-of.ts';
import { v1 } from '../shared/stats/vector-v1.ts';
import { madeAnswers } from './made-answers.ts';
import vectors from './statistics.json' with { type: 'json' };

const made = madeAnswers(300, 7);

/** Equal to 1e-6, relative when the number is large. */
function expectEqual(actual: number | undefined, expected: number | undefined): void {
  expect(actual).toBeTypeOf('number');
  expect(Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThan(
    1e-6 * Math.max(1, Math.abs(expected ?? 0)),
  );
}

describe('as in R', () => {
  it('the made answers are the same', () => {
    const { sums, crossProducts } = momentsOf(made);
    expect(sums).toEqual(vectors.madeSums);
    expect(crossProducts).toEqual(vectors.madeProducts);
  });

  it.each(vectors.between)('the deviation between groups %#', ({ groups, scale, between }) => {
    const observed = groups.map(([mean = 0, variance = 0]) => ({ mean, variance }));
    expectEqual(betweenDeviation(observed, scale), between);
  });

  it.each([
    ['the reference vector', v1, vectors.reliability.v1],
    ['300 made answers', made, vectors.reliability.made],
    ['three questions of 60', made.slice(0, 60).map((row) => row.slice(0, 3)), vectors.reliability.first60of3],
  ])('α with its interval, and ω, of %s', (_, answers, expected) => {
    expect(answers.length).toBe(expected.people);
    const alpha = cronbachAlpha(momentsOf(answers));
    expectEqual(alpha?.value, expected.alpha);
    expectEqual(alpha?.from, expected.feldt[0]);
    expectEqual(alpha?.to, expected.feldt[1]);
    expectEqual(mcdonaldOmega(momentsOf(answers)), expected.omega);
  });

  it('the mean of a finite population', () => {
    for (const { members, people, mean, deviation, standardError, interval } of vectors.means) {
      const ours = meanInterval(mean, deviation, people, members);
      expectEqual(ours?.standardError, standardError);
      expectEqual(ours?.from, interval[0]);
      expectEqual(ours?.to, interval[1]);
    }
  });

  it('the exact interval of a count', () => {
    expect(vectors.hypergeometric.length).toBeGreaterThan(40);
    for (const [favourable = 0, answered = 0, members = 0, from, to] of vectors.hypergeometric) {
      expect(hypergeometricInterval(favourable, answered, members)).toEqual({ from, to });
    }
  });

  it("Welch's test, and the change that would have been seen", () => {
    const sample = ([mean = 0, deviation = 0, people = 0]: readonly number[]) => ({ mean, deviation, people });
    for (const { earlier, later, difference, degreesOfFreedom, p, detectable } of vectors.changes) {
      const ours = welchChange(sample(earlier), sample(later));
      expectEqual(ours?.difference, difference);
      expectEqual(ours?.degreesOfFreedom, degreesOfFreedom);
      expectEqual(ours?.p, p);
      expectEqual(ours?.detectable, detectable);
    }
  });

  it('a trend, by the spread of people and by the scatter around the line', () => {
    for (const { points, slope, standardError, p, scatterP } of vectors.trends) {
      const ours = linearTrend(
        points.map(([at = 0, mean = 0, deviation = 0, people = 0]) => ({ at, mean, deviation, people })),
      );
      expectEqual(ours?.slope, slope);
      expectEqual(ours?.standardError, standardError);
      expectEqual(ours?.p, p);
      expectEqual(ours?.scatterP, scatterP);
    }
  });

  it("Pearson's correlation, and Fisher's interval of it", () => {
    for (const { people, sums, correlation: expected, intervals } of vectors.correlations) {
      const [sumX = 0, sumY = 0, sumOfSquaresX = 0, sumOfSquaresY = 0, product = 0] = sums;
      expectEqual(correlation({ people, sumX, sumY, sumOfSquaresX, sumOfSquaresY, product }), expected);
      for (const [level = 0, from, to] of intervals) {
        const ours = correlationInterval(expected, people, level);
        expectEqual(ours?.from, from);
        expectEqual(ours?.to, to);
      }
    }
  });

  it("Holm's adjustment", () => {
    holm(vectors.holm.given)?.forEach((p, i) => {
      expectEqual(p, vectors.holm.adjusted[i]);
    });
  });

  it("Student's t, F and the incomplete beta function", () => {
    for (const [degrees = 0, below, above, q975, q80, q0005] of vectors.t) {
      expectEqual(studentTProbability(-1.3, degrees), below);
      expectEqual(studentTProbability(0.4, degrees), above);
      expectEqual(studentTQuantile(0.975, degrees), q975);
      expectEqual(studentTQuantile(0.8, degrees), q80);
      expectEqual(studentTQuantile(0.0005, degrees), q0005);
    }
    for (const [numerator = 0, denominator = 0, q975, q025, q50] of vectors.f) {
      expectEqual(fQuantile(0.975, numerator, denominator), q975);
      expectEqual(fQuantile(0.025, numerator, denominator), q025);
      expectEqual(fQuantile(0.5, numerator, denominator), q50);
    }
    for (const [x = 0, a = 0, b = 0, below] of vectors.beta) expectEqual(incompleteBeta(x, a, b), below);
  });
});
