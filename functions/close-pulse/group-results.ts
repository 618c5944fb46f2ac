import { mergeGroups } from '../../shared/answers/merge-labels.ts';
import { addTallies, closeTally, communityMoments, emptyTally, type OpenTally } from '../../shared/answers/tally.ts';
import { communityPairs } from '../../shared/answers/tally-pairs.ts';
import type { InstrumentStructure } from '../../shared/contract/instrument.ts';
import type { PulseResult } from '../../shared/contract/results.ts';

/** The sums that may be stored: groups merged by rule R1, or none if too few people answered in the whole community. */
export function groupResults(
  tallies: ReadonlyMap<string, OpenTally>,
  instruments: readonly InstrumentStructure[],
  minimumGroup: number,
): Pick<PulseResult, 'groups' | 'moments' | 'pairs'> {
  const counts = [...tallies].map(([label, { respondents }]) => ({ label, respondents }));
  const together = (parts: readonly OpenTally[]) => parts.reduce(addTallies, emptyTally(instruments));
  const groups = mergeGroups(counts, minimumGroup).map(({ label, includes }) =>
    closeTally(label, includes, together(includes.flatMap((included) => tallies.get(included) ?? []))),
  );
  const community = together([...tallies.values()]);
  return { groups, moments: communityMoments(community), pairs: communityPairs(community.pairs) };
}
