/** Compares the statistics of participation with R's own numbers: participation.R made them and says with which version. */
import { describe, expect, it } from 'vitest';
import { halfByChance } from '../../shared/stats/half-by-chance.ts';
import { halfEndedBy, kaplanMeier, longerThan } from '../../shared/stats/kaplan-meier.ts';
import vectors from './participation.json' with { type: 'json' };

describe('as in R', () => {
  it('the share that takes longer, and the time by which half has ended', () => {
    expect(vectors.waiting.length).toBe(4);
    for (const { time, ended, steps, share, within168, half } of vectors.waiting) {
      const ours = kaplanMeier(time.map((hours, index) => ({ time: hours, ended: ended[index] === 1 }))) ?? [];
      expect(ours.map((step) => step.time)).toEqual([steps].flat());
      for (const [index, step] of ours.entries()) expect(step.share).toBeCloseTo([share].flat()[index] ?? -1, 9);
      expect(1 - longerThan(ours, 168)).toBeCloseTo(within168, 9);
      expect(halfEndedBy(ours) ?? -1).toBe(half);
    }
  });

  it('how few make half by chance, within the error of the dice', () => {
    expect(vectors.halfBy.length).toBe(6);
    for (const [people = 0, facts = 0, from = 0, to = 0] of vectors.halfBy) {
      const ours = halfByChance(people, facts);
      expect(Math.abs((ours?.from ?? -9) - from)).toBeLessThanOrEqual(1);
      expect(Math.abs((ours?.to ?? -9) - to)).toBeLessThanOrEqual(1);
    }
    expect(halfByChance(29, 60)).toEqual({ from: 8, to: 11 });
  });
});

describe('times of which some have not ended', () => {
  it('are refused if there are none, or one is negative', () => {
    expect(kaplanMeier([])).toBeUndefined();
    expect(kaplanMeier([{ time: -1, ended: true }])).toBeUndefined();
  });

  it('have no half if less than half ended', () => {
    const steps = kaplanMeier([
      { time: 4, ended: true },
      { time: 9, ended: false },
      { time: 9, ended: false },
    ]);
    expect(steps && halfEndedBy(steps)).toBeUndefined();
  });
});

it('is not asked how few make half of fewer facts than people', () => {
  expect(halfByChance(0, 0)).toBeUndefined();
  expect(halfByChance(5, 4)).toBeUndefined();
});
