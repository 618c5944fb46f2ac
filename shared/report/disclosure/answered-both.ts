/**
 * How many people surely answered a single question and have another value, from what is shown of each question alone: the
 * exact number, beside one that is exact for a single question, would say how many declined the other. At most, different
 * people declined each; and who has no score declined more questions than a score allows.
 */
import { fewestAnswered } from '../../contract/instrument.ts';
import type { ItemReport } from '../shape/instrument-report.ts';
import type { PeopleRange } from './split-bar.ts';
import { type Answering, everyoneWhoAnswered } from './who-answered-it.ts';

/** Undefined if one of the questions is hidden. */
export function answeredBoth(
  target: Pick<ItemReport, 'result'>,
  others: readonly Pick<ItemReport, 'result'>[],
  audience: Answering,
): PeopleRange | undefined {
  const everyone = everyoneWhoAnswered(audience);
  if (target.result.status !== 'shown') return undefined;
  let declined = 0;
  for (const { result } of others) {
    if (result.status !== 'shown') return undefined;
    declined += everyone - result.answered.from;
  }
  const toMiss = others.length - fewestAnswered(others.length) + 1;
  const { from, to } = target.result.answered;
  return { from: from - Math.floor(declined / toMiss), to };
}
