import type { PeopleRange } from '../../disclosure/split-bar.ts';
import type { ItemReport } from '../../shape/instrument-report.ts';

/**
 * What an item shows of each part of its scale, by a name of the part, `all` and `rest` among them; empty if it
 * shows nothing.
 */
export function finePartsOf(result: ItemReport['result'] | undefined): ReadonlyMap<string, PeopleRange> {
  if (result?.status !== 'shown') return new Map();
  const { answered, favourable, parts } = result;
  return new Map<string, PeopleRange>([
    // Everyone the bar is of: those who may have declined stay in it.
    ['all', { from: answered.to, to: answered.to }],
    ['favourable', favourable],
    // Whoever declined is part of the rest.
    ['rest', { from: answered.to - favourable.to, to: answered.to - favourable.from }],
    ...parts.map(({ lowest, highest, people }) => [`${lowest} to ${highest}`, people] as const),
  ]);
}
