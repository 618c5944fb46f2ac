/**
 * Rule R1 at close: no stored group has fewer respondents than the programme's minimum.
 *
 * The rule is in the manifest before the first mail (`joining`) and is the same for every pulse: see `joinSmall`. Labels
 * under the minimum join the others of their department, then of the level above; at the top they are "Other groups". With
 * fewer than the minimum in the whole community there are no groups at all. Nothing is merely left out, so no remainder can
 * be derived by subtraction.
 */
import { joinSmall } from '../contract/join-small.ts';
import { type Joining, namesIn, topOnly } from '../contract/joining.ts';

export interface LabelCount {
  readonly label: string;
  readonly respondents: number;
  /** What the label is in, as the manifest says. */
  readonly within?: string | undefined;
}

export interface MergedLabel {
  readonly label: string;
  readonly includes: readonly string[];
}

/**
 * Every given label is in exactly one merged label, or there are none. Sorted by label.
 *
 * @param joining of the manifest; without it, all labels are at the top
 */
export function mergeGroups(
  counts: readonly LabelCount[],
  minimumGroup: number,
  joining: Joining = topOnly,
): MergedLabel[] {
  const enough = counts.reduce((sum, { respondents }) => sum + respondents, 0) >= minimumGroup;
  if (!enough) return [];
  const groups = counts.map(({ label, respondents, within }) => ({
    name: label,
    within,
    weight: respondents,
    size: respondents,
    joinsFirst: label === namesIn(joining, within).others,
  }));
  return joinSmall(groups, minimumGroup)
    .map(({ groups: joined, as, of }): MergedLabel => {
      const [only] = joined;
      if (joined.length === 1 && only && as !== 'others') return { label: only.name, includes: [only.name] };
      const { others, whole } = namesIn(joining, of);
      return { label: as === 'whole' ? whole : others, includes: joined.map(({ name }) => name).sort() };
    })
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
