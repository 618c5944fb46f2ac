import { mergeGroups } from '../../shared/answers/merge-labels.ts';
import { addTallies, closeTally, communityMoments, emptyTally, type OpenTally } from '../../shared/answers/tally.ts';
import { communityPairs } from '../../shared/answers/tally-pairs.ts';
import type { InstrumentStructure } from '../../shared/contract/instrument.ts';
import type { LabelledGroups } from '../../shared/contract/pulse.ts';
import type { PulseResult } from '../../shared/contract/results.ts';

/**
 * The sums that may be stored: groups merged by rule R1, or none if too few people answered in the whole community.
 *
 * @param manifest whose recipe is followed; without it, all labels are at the top
 */
export function groupResults(
  tallies: ReadonlyMap<string, OpenTally>,
  instruments: readonly InstrumentStructure[],
  minimumGroup: number,
  { groups: labels, joining }: LabelledGroups = { groups: [] },
): Pick<PulseResult, 'groups' | 'moments' | 'pairs'> {
  const within = new Map(labels.map((group): [string, string | undefined] => [group.label, group.within]));
  const counts = [...tallies].map(([label, { respondents }]) => ({ label, respondents, within: within.get(label) }));
  const together = (parts: readonly OpenTally[]) => parts.reduce(addTallies, emptyTally(instruments));
  const groups = mergeGroups(counts, minimumGroup, joining).map(({ label, includes }) =>
    closeTally(label, includes, together(includes.flatMap((included) => tallies.get(included) ?? []))),
  );
  const community = together([...tallies.values()]);
  return { groups, moments: communityMoments(community), pairs: communityPairs(community.pairs) };
}
