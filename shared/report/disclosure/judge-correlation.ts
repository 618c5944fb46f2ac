/**
 * What a shown correlation says, from the shown number alone (rule R4): where it likely is, and whether answers go together at
 * all. Fisher's interval, widened by the rounding to a tenth, and at a level that all correlations of the pulse share
 * (Bonferroni), so that all of their intervals hold in 95 of 100 pulses and may be compared with each other.
 */
import { correlationInterval } from '../../stats/correlation-interval.ts';
import type { GoesWithResult } from '../shape/goes-with.ts';
import type { Clipped } from './room-for-two.ts';

type Shown = Extract<GoesWithResult, { status: 'shown' }>;

/** In tenths, inside its room. */
export function clipCorrelation(correlation: number, room: { readonly from: number; readonly to: number }): Clipped {
  const tenths = Math.round(correlation * 10) / 10 + 0;
  if (tenths <= room.from) return { value: room.from, end: 'or-fewer' };
  if (tenths >= room.to) return { value: room.to, end: 'or-more' };
  return { value: tenths, end: 'exact' };
}

/**
 * @param people the fewest who may have answered both
 * @param correlations how many are shown or hidden in the pulse
 */
export function judgeCorrelation(
  { value, end }: Clipped,
  people: number,
  correlations: number,
): Pick<Shown, 'from' | 'to' | 'verdict'> {
  const level = 0.05 / correlations;
  const below = end === 'or-fewer' ? undefined : correlationInterval(value - rounding, people, level);
  const above = end === 'or-more' ? undefined : correlationInterval(value + rounding, people, level);
  // Rounded outwards; zero is written without a sign.
  const from = below ? Math.floor(below.from * 100 + 1e-9) / 100 + 0 : -1;
  const to = above ? Math.ceil(above.to * 100 - 1e-9) / 100 + 0 : 1;
  return { from, to, verdict: from > 0 ? 'together' : to < 0 ? 'opposite' : 'no-clear-link' };
}

const rounding = 0.05;

/**
 * The place of the one whose range is above those of all others; undefined if ranges overlap, or only one is shown, and then
 * nothing is ranked.
 */
export function clearest(results: readonly GoesWithResult[]): number | undefined {
  const shown = results.flatMap((result, place) => (result.status === 'shown' ? [{ ...result, place }] : []));
  const first = shown.find(
    ({ verdict, from, place }) =>
      verdict === 'together' && shown.every((other) => other.place === place || other.to < from),
  );
  return shown.length > 1 ? first?.place : undefined;
}
