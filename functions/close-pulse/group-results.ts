import type { GroupTally } from '../../shared/contract/results.ts';
import type { Instrument } from '../../shared/responses/instruments.ts';
import { mergeGroups } from '../../shared/responses/merge-groups.ts';
import { addTallies, closeTally, emptyTally, type OpenTally } from '../../shared/responses/tally.ts';

/** The tallies that may be stored: merged by rule R1, or none when too few answered in the whole community. */
export function groupResults(
  tallies: ReadonlyMap<string, OpenTally>,
  instruments: readonly Instrument[],
  minimumGroup: number,
): GroupTally[] {
  const counts = [...tallies].map(([label, { respondents }]) => ({ label, respondents }));
  return mergeGroups(counts, minimumGroup).map(({ label, includes }) => {
    const parts = includes.map((included) => tallies.get(included) ?? emptyTally(instruments));
    return closeTally(label, includes, parts.reduce(addTallies, emptyTally(instruments)));
  });
}
