import { describe, expect, it } from 'vitest';
import { correlation } from '../../../shared/stats/correlation.ts';
import { correlationInterval } from '../../../shared/stats/correlation-interval.ts';

const of = (pairs: readonly (readonly [number, number])[]) => {
  const sum = (value: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + value(x, y), 0);
  return {
    people: pairs.length,
    sumX: sum((x) => x),
    sumY: sum((_, y) => y),
    sumOfSquaresX: sum((x) => x * x),
    sumOfSquaresY: sum((_, y) => y * y),
    product: sum((x, y) => x * y),
  };
};

describe('a correlation', () => {
  it('is one, minus one and none where it must be', () => {
    const values = [
      [1, 2],
      [2, 4],
      [4, 8],
    ] as const;
    expect(correlation(of(values))).toBe(1);
    expect(correlation(of(values.map(([x, y]) => [x, -y])))).toBe(-1);
    const cross = [
      [1, 2],
      [3, 2],
      [2, 1],
      [2, 3],
    ] as const;
    expect(correlation(of(cross))).toBe(0);
  });

  it('is refused where nothing varies, or there are too few people', () => {
    expect(
      correlation(
        of([
          [1, 2],
          [1, 3],
        ]),
      ),
    ).toBeUndefined();
    expect(
      correlation(
        of([
          [2, 3],
          [1, 3],
        ]),
      ),
    ).toBeUndefined();
    expect(correlation(of([[2, 3]]))).toBeUndefined();
    expect(
      correlation({
        ...of([
          [1, 2],
          [2, 3],
        ]),
        product: Number.NaN,
      }),
    ).toBeUndefined();
  });

  it('has no interval from three people, at an end, or at a level that is none', () => {
    expect(correlationInterval(0.5, 4)).toBeDefined();
    expect(correlationInterval(0.5, 3)).toBeUndefined();
    expect(correlationInterval(1, 100)).toBeUndefined();
    expect(correlationInterval(0.5, 100, 0)).toBeUndefined();
  });
});
