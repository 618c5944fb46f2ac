/**
 * Rule R6, "over time": a response is used in one publication, and a sum over pulses includes only pulses that were published
 * themselves. So no small pulse is visible only through a sum, and pulses that are hidden one by one are never collected
 * until together they are enough.
 */

import { askedIn } from '../shape/asked-in.ts';
import type { PulseReport } from '../shape/quarter-report.ts';

export interface RateOverPulses {
  readonly people: number;
  /** People whom a mail of the pulses may have reached. */
  readonly asked: number;
  /** How many pulses the sum covers: those whose number of answers is shown. */
  readonly pulses: number;
}

export function sumOverPublished(
  pulses: readonly Pick<PulseReport, 'answered' | 'delivered' | 'unknown'>[],
): RateOverPulses {
  const sum = { people: 0, asked: 0, pulses: 0 };
  for (const { answered, ...pulse } of pulses) {
    if (answered.status !== 'shown') continue;
    sum.people += answered.people;
    sum.asked += askedIn(pulse);
    sum.pulses += 1;
  }
  return sum;
}
