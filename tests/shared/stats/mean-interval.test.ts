import { describe, expect, it } from 'vitest';
import { meanInterval } from '../../../shared/stats/mean-interval.ts';
import { personScores } from './vector-v1.ts';

describe('the interval for a mean of a finite population', () => {
  it('is what survey::svymean says of twelve out of fifteen', () => {
    const { mean, deviation } = personScores();
    const interval = meanInterval(mean, deviation, 12, 15);
    expect(mean).toBeCloseTo(3.5476, 4);
    expect(interval?.standardError).toBeCloseTo(0.1327, 4);
    expect(interval?.from).toBeCloseTo(3.2555, 4);
    expect(interval?.to).toBeCloseTo(3.8397, 4);
  });

  it('is a point if everyone answered', () => {
    expect(meanInterval(3.5, 0.7, 12, 12)).toEqual({ from: 3.5, to: 3.5, standardError: 0 });
  });

  it('refuses one answer, more answers than members and no spread', () => {
    expect(meanInterval(3, 0.7, 1, 15)).toBeUndefined();
    expect(meanInterval(3, 0.7, 16, 15)).toBeUndefined();
    expect(meanInterval(3, 0, 12, 15)).toBeUndefined();
    expect(meanInterval(3, 0.7, 11.5, 15)).toBeUndefined();
  });
});
