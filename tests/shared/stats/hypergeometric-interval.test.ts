import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypergeometricInterval } from '../../../shared/stats/hypergeometric-interval.ts';

/** Exact probabilities in whole numbers, independent of the logarithms under test. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

const pascal: number[][] = [[1]];
for (let n = 1; n <= 40; n++) {
  const above = pascal[n - 1] ?? [];
  pascal.push(Array.from({ length: n + 1 }, (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0)));
}

/** Exact up to the last division: every binomial coefficient of 40 is a whole double. */
function probability(favourable: number, total: number, answered: number, members: number): number {
  const of = (n: number, k: number) => pascal[n]?.[k] ?? 0;
  return (of(total, favourable) * of(members - total, answered - favourable)) / of(members, answered);
}

function slowInterval(favourable: number, answered: number, members: number): { from: number; to: number } {
  const kept: number[] = [];
  const all = choose(members, answered);
  for (let total = 0; total <= members; total++) {
    const ways = (x: number) => choose(total, x) * choose(members - total, answered - x);
    let atMost = 0n;
    let atLeast = 0n;
    for (let x = 0; x <= answered; x++) {
      if (x <= favourable) atMost += ways(x);
      if (x >= favourable) atLeast += ways(x);
    }
    if (atMost * 40n > all && atLeast * 40n > all) kept.push(total);
  }
  return { from: Math.min(...kept), to: Math.max(...kept) };
}

describe('the exact interval for a count in a finite population', () => {
  it('is 9 to 12 of 15 when 9 of 12 are favourable, as with phyper in R', () => {
    expect(hypergeometricInterval(9, 12, 15)).toEqual({ from: 9, to: 12 });
  });

  it('agrees with counting in whole numbers', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (a, b, c) => {
        const [favourable = 0, answered = 0, members = 0] = [a, b, c].sort((x, y) => x - y);
        fc.pre(answered > 0);
        expect(hypergeometricInterval(favourable, answered, members)).toEqual(
          slowInterval(favourable, answered, members),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out a number that is contradicted exactly at the level', () => {
    // One drawn of 40: with 39 favourable, an unfavourable one is drawn once in 40 times, which is 2.5 %.
    expect(hypergeometricInterval(0, 1, 40)).toEqual({ from: 0, to: 38 });
    expect(hypergeometricInterval(1, 1, 40)).toEqual({ from: 2, to: 40 });
  });

  it('agrees with counting in whole numbers for every small community', () => {
    for (let members = 1; members <= 24; members++) {
      for (let answered = 1; answered <= members; answered++) {
        for (let favourable = 0; favourable <= answered; favourable++) {
          const expected = slowInterval(favourable, answered, members);
          expect(hypergeometricInterval(favourable, answered, members)).toEqual(expected);
        }
      }
    }
  });

  it('is a point if everyone answered, and never leaves what is possible', () => {
    expect(hypergeometricInterval(7, 12, 12)).toEqual({ from: 7, to: 7 });
    expect(hypergeometricInterval(0, 3, 100)?.from).toBe(0);
  });

  it('is narrow for a community of many thousands', () => {
    const interval = hypergeometricInterval(3_000, 4_000, 10_000);
    expect(interval?.from).toBeGreaterThan(7_300);
    expect(interval?.to).toBeLessThan(7_700);
  });

  it('covers the true number at least 95 times in 100, whatever it is, in every community of up to 40', () => {
    let least = 1;
    for (let members = 1; members <= 40; members++) {
      for (let answered = 1; answered <= members; answered++) {
        const intervals = Array.from({ length: answered + 1 }, (_, favourable) =>
          hypergeometricInterval(favourable, answered, members),
        );
        for (let total = 0; total <= members; total++) {
          const covering = intervals.reduce((sum, interval, favourable) => {
            const covered = interval !== undefined && interval.from <= total && total <= interval.to;
            return sum + (covered ? probability(favourable, total, answered, members) : 0);
          }, 0);
          least = Math.min(least, covering);
        }
      }
    }
    // The margin for floating point rounding.
    expect(least).toBeGreaterThanOrEqual(0.95 - 1e-12);
  });

  it('refuses numbers that contradict each other', () => {
    expect(hypergeometricInterval(1, 0, 5)).toBeUndefined();
    expect(hypergeometricInterval(4, 3, 5)).toBeUndefined();
    expect(hypergeometricInterval(3, 6, 5)).toBeUndefined();
    expect(hypergeometricInterval(1.5, 3, 5)).toBeUndefined();
  });
});
