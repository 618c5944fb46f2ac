import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '../../../shared/stats/cronbach-alpha.ts';
import { fQuantile } from '../../../shared/stats/f-quantile.ts';
import { covariances } from '../../../shared/stats/item-moments.ts';
import { mcdonaldOmega } from '../../../shared/stats/mcdonald-omega.ts';
import { momentsOf } from './moments-of.ts';
import { v1 } from './vector-v1.ts';

const people = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
  minLength: 8,
  maxLength: 40,
});

describe('α and ω', () => {
  it('do not depend on the order of people or questions', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const turned = rows.map((row) => row.toReversed()).toReversed();
        const [a, b] = [cronbachAlpha(momentsOf(rows)), cronbachAlpha(momentsOf(turned))];
        expect(b?.value ?? 0).toBeCloseTo(a?.value ?? 0, 10);
        expect(b === undefined).toBe(a === undefined);
      }),
    );
    expect(mcdonaldOmega(momentsOf(v1.map((row) => row.toReversed())))).toBeCloseTo(
      mcdonaldOmega(momentsOf(v1)) ?? 0,
      8,
    );
  });

  it('stay under 1, and α in its own interval', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const alpha = cronbachAlpha(momentsOf(rows));
        if (alpha) {
          expect(alpha.value).toBeLessThanOrEqual(1);
          expect(alpha.from).toBeLessThanOrEqual(alpha.value);
          expect(alpha.to).toBeGreaterThanOrEqual(alpha.value);
        }
        const omega = mcdonaldOmega(momentsOf(rows));
        if (omega !== undefined) expect(omega >= 0 && omega <= 1).toBe(true);
      }),
    );
  });

  it('finds the loadings of answers that one factor made exactly', () => {
    // Three items with correlations 0.56, 0.48, 0.42 are one factor with loadings 0.8, 0.7, 0.6 and no other.
    const people = 1_000_001;
    const moments = {
      people,
      sums: [0, 0, 0],
      crossProducts: [1, 0.56, 0.48, 1, 0.42, 1].map((value) => value * (people - 1)),
    };
    expect(mcdonaldOmega(moments)).toBeCloseTo(2.1 ** 2 / (2.1 ** 2 + 3 - 0.64 - 0.49 - 0.36), 8);
  });

  it('are refused if nothing varies, if there is one question, and if sums do not fit', () => {
    const same = momentsOf(v1.map((row) => [3, ...row.slice(1)]));
    const one = momentsOf(v1.map((row) => row.slice(0, 1)));
    const single = momentsOf(v1.slice(0, 1));
    const short = { ...momentsOf(v1), crossProducts: [1, 2, 3] };
    for (const moments of [same, one, single, short]) {
      expect(covariances(moments)).toBeUndefined();
      expect(cronbachAlpha(moments)).toBeUndefined();
      expect(mcdonaldOmega(moments)).toBeUndefined();
    }
    expect(mcdonaldOmega(momentsOf(v1.map((row) => row.slice(0, 2))))).toBeUndefined();
    expect(cronbachAlpha(momentsOf(v1), { level: 0 })).toBeUndefined();
  });

  it('α is refused if the sum of the questions does not vary', () => {
    expect(
      cronbachAlpha(
        momentsOf([
          [1, 5],
          [5, 1],
          [2, 4],
        ]),
      ),
    ).toBeUndefined();
  });
});

describe('the quantile of F', () => {
  it('refuses what it is not defined for', () => {
    expect(fQuantile(0, 3, 4)).toBeUndefined();
    expect(fQuantile(1, 3, 4)).toBeUndefined();
    expect(fQuantile(0.5, 0, 4)).toBeUndefined();
    expect(fQuantile(0.5, 3, Number.POSITIVE_INFINITY)).toBeUndefined();
  });

  it('is inverted when numerator and denominator change places', () => {
    const upper = fQuantile(0.975, 7, 19);
    expect(upper).toBeCloseTo(1 / (fQuantile(0.025, 19, 7) ?? 0), 9);
  });
});
