/**
 * Rule R6, "over time": a response is used in one publication, and a sum over pulses includes only pulses whose own number of
 * answers is exact. So no small pulse is visible only through a sum, and pulses that are hidden one by one are never
 * collected until together they are enough.
 */
import type { PulseReport } from '../shape/quarter-report.ts';

export interface RateOverPulses {
  readonly people: number;
  readonly members: number;
  /** How many pulses the sum covers. */
  readonly pulses: number;
  /** How many others were answered by all members but a few; they are in no sum. */
  readonly nearlyAll: number;
}

export function sumOverPublished(pulses: readonly Pick<PulseReport, 'answered' | 'members'>[]): RateOverPulses {
  const sum = { people: 0, members: 0, pulses: 0, nearlyAll: 0 };
  for (const { answered, members } of pulses) {
    if (answered.status === 'nearly-all') sum.nearlyAll += 1;
    if (answered.status !== 'exact') continue;
    sum.people += answered.people;
    sum.members += members;
    sum.pulses += 1;
  }
  return sum;
}
