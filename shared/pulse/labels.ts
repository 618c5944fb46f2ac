/**
 * Labels: the names under which answers may be counted, fixed when a pulse opens. No label describes fewer people than the
 * minimum, so that none can point at a few.
 */
import { type Group, otherGroups } from '../contract/pulse.ts';
import type { GroupName, Label } from '../kernel/ids.ts';

export interface Labels {
  /** Sorted by label. */
  readonly groups: readonly Group[];
  /** Group on the roster to label. */
  readonly labels: Readonly<Record<GroupName, Label>>;
}

/**
 * Merges groups with fewer than `minimum` invited into "Other groups"; while that is itself too small, it takes in the
 * smallest remaining group, ties by name. If only one label remains, it gets the community's name. The outcome does not
 * depend on the order of `invited`.
 *
 * @param invited people invited by group on the roster
 */
export function labelGroups(invited: ReadonlyMap<GroupName, number>, minimum: number, communityName: string): Labels {
  const bySize = [...invited].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const merged: [GroupName, number][] = [];
  let others = 0;
  for (const [group, count] of bySize) {
    if (count >= minimum && (others === 0 || others >= minimum)) break;
    merged.push([group, count]);
    others += count;
  }
  const kept = bySize.slice(merged.length);
  if (kept.length === 0 || (kept.length === 1 && merged.length === 0)) {
    return oneLabel(bySize, communityName);
  }
  const groups = kept.map(([group, count]) => ({ label: labelOf(group), invited: count }));
  const rest = labelOf(freeName(otherGroups, kept));
  if (others > 0) groups.push({ label: rest, invited: others });
  return {
    groups: groups.sort((a, b) => (a.label < b.label ? -1 : 1)),
    labels: Object.fromEntries([
      ...kept.map(([group]) => [group, labelOf(group)]),
      ...merged.map(([group]) => [group, rest]),
    ]),
  };
}

/** Turns a group's name, or one of ours, into the label that answers are counted under. */
const labelOf = (name: string): Label => name as Label;

function oneLabel(groups: readonly [GroupName, number][], communityName: string): Labels {
  const label = labelOf(communityName);
  const invited = groups.reduce((sum, [, count]) => sum + count, 0);
  return {
    groups: [{ label, invited }],
    labels: Object.fromEntries(groups.map(([group]) => [group, label])),
  };
}

/** A roster may itself have a group called "Other groups". */
function freeName(name: string, taken: readonly (readonly [string, number])[]): string {
  return taken.some(([group]) => group === name) ? freeName(`${name} +`, taken) : name;
}
