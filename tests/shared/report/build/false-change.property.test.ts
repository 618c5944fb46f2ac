/**
 * How often nothing changed and the report says that something did. People answer twice from the same leanings, which never
 * move; everything goes through the real tally, rounding, clipping and verdict. Two kinds of world: strangers each quarter
 * with the usual spread, and the same people with half of their answers steady and a third more spread than usual.
 */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { changesSince } from '../../../../shared/report/build/change.ts';
import { diceOf } from '../../../../tools/bench/made-network.ts';
import { pulseResult, reportOf } from '../quarter-fixture.ts';

const refs = [{ id: 'psychological-safety', version: 1 }];

function quarterOf(answers: number[][], quarter: number) {
  const report = reportOf([pulseResult([{ label: 'All', invited: answers.length, answers }], { refs, quarter })]);
  return { ...report, generatedAt: `2026-0${quarter}-01T08:00:00Z` as Instant };
}

/** Share of pairs of quarters in which a verdict is higher or lower, and the spread of the scores. */
function falseChanges(seed: number, people: number, steady: number, spread: number, runs: number) {
  const dice = diceOf(seed);
  const bell = () => Array.from({ length: 12 }, dice).reduce((sum, value) => sum + value, -6);
  let changes = 0;
  let squares = 0;
  for (let run = 0; run < runs; run++) {
    const level = 3 + 0.8 * (dice() - 0.5);
    const trait = Array.from({ length: people }, bell);
    const answers = () =>
      trait.map((always) => {
        const lean = Math.sqrt(steady) * always + Math.sqrt(1 - steady) * bell();
        const row = Array.from({ length: 7 }, () => Math.round(level + spread * lean + 0.6 * bell()));
        const choices = row.map((value) => Math.min(5, Math.max(1, value)));
        squares += (choices.reduce((sum, value) => sum + value, 0) / 7 - level) ** 2;
        return choices;
      });
    const [before, after] = [quarterOf(answers(), 3), quarterOf(answers(), 4)];
    const [change] = changesSince(
      after.pulses[0]?.instruments ?? [],
      { quarter: after.quarter, at: after.generatedAt },
      [before],
    );
    if (change?.status !== 'shown') throw new Error('these can be compared');
    if (change.verdict !== 'no-clear-change') changes += 1;
  }
  return { rate: changes / runs, deviation: Math.sqrt(squares / (2 * runs * people)) };
}

describe('a change that did not happen', () => {
  it.each([
    // People, how steady, spread: strangers with the usual spread.
    [12, 0, 0.66, 600],
    [30, 0, 0.66, 300],
    [100, 0, 0.66, 100],
    // Where rounding to a tenth exceeds chance.
    [1_500, 0, 0.66, 20],
    // The same people, more spread than the verdict assumes.
    [12, 0.5, 0.9, 600],
    [60, 0.5, 0.9, 120],
  ])(
    'of %d people, %f steady with a spread of %f, is reported at most once in twenty',
    (people, steady, spread, runs) => {
      const { rate, deviation } = falseChanges(20_261_121, people, steady, spread, runs);
      expect(deviation).toBeGreaterThan(steady > 0 ? 0.8 : 0.6);
      // Three standard errors of the simulation itself above the nominal rate.
      expect(rate).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    },
  );
});
