/** A pulse in which belief in action goes with leadership support, more or less, and with recommending hardly. */
import type { QuarterReport } from '../../../shared/report/shape/quarter-report.ts';
import { pulseResult, reportOf } from './quarter-fixture.ts';

export const beliefRefs = [
  { id: 'leadership-support', version: 1 },
  { id: 'belief-in-action', version: 1 },
  { id: 'recommend', version: 1 },
];

/** The minimal standard generator: the same numbers everywhere. */
export function madeNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** @param pull from 0, nothing in common, to 1, everything */
export function beliefAnswers(people: number, pull: number, seed = 20261201): number[][] {
  const next = madeNumbers(seed);
  const bell = () => next() + next() + next() + next() - 2;
  const point = (lean: number, cuts: readonly number[]) => 1 + cuts.filter((cut) => lean > cut).length;
  const five = [-0.9, -0.4, 0.1, 0.6];
  const eleven = Array.from({ length: 10 }, (_, cut) => -0.9 + cut * 0.18);
  return Array.from({ length: people }, () => {
    const trait = bell();
    const lean = () => pull * trait + (1 - pull) * bell();
    return [
      point(lean() + 0.2, five),
      point(lean() + 0.1, five),
      point(lean(), five),
      point(lean() - 0.1, five),
      point(bell(), eleven),
    ];
  });
}

export const beliefReport = (people: number, pull: number, invited = people + 40): QuarterReport =>
  reportOf([
    pulseResult([{ label: 'All', invited, answers: beliefAnswers(people, pull) }], { month: 3, refs: beliefRefs }),
  ]);
