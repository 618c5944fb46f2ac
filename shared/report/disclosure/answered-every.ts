/**
 * How many people answered every question of a scale, from what is shown of each question alone: an exact number, beside an
 * exact one for a single question, would say how many of those who answered that one declined another. At least: different
 * people declined each. At most: the same people did.
 */
import { limits } from '../../contract/limits.ts';
import type { ItemReport } from '../shape/instrument-report.ts';
import type { PeopleRange } from './split-bar.ts';
import { type Answering, everyoneWhoAnswered } from './who-answered-it.ts';

/** Undefined if that does not surely make enough for reliability (R4): whether it is given must not say who declined either. */
export function answeredEvery(
  items: readonly Pick<ItemReport, 'result'>[],
  audience: Answering,
): PeopleRange | undefined {
  const everyone = everyoneWhoAnswered(audience);
  let [from, to] = [everyone, everyone];
  for (const { result } of items) {
    if (result.status !== 'shown') return undefined;
    from -= everyone - result.answered.from;
    to = Math.min(to, result.answered.to);
  }
  return from < limits.reliabilityFrom ? undefined : { from, to };
}
