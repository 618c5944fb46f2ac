/**
 * Labels: the names under which answers may be counted, fixed when a pulse opens. Under no label are fewer people invited than
 * the minimum, so that none can point at a few. What is published of a label is how many members it has: how many of them
 * get survey mails would say who stopped them.
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
 * Merges groups with fewer than `minimum` invited into "Other groups"; while that is itself too small, it takes in the group
 * with the fewest members, ties by name. If only one label remains, it gets the community's name. The outcome does not depend
 * on the order of the maps.
 *
 * @param members by group on the roster, which is what a label says of itself
 * @param invited those of them who get survey mails; everyone, where nobody is mailed
 */
export function labelGroups(
  members: ReadonlyMap<GroupName, number>,
  minimum: number,
  communityName: string,
  invited: ReadonlyMap<GroupName, number> = members,
): Labels {
  const bySize = [...members].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  const invitedIn = (groups: readonly (readonly [GroupName, number])[]) =>
    groups.reduce((sum, [group]) => sum + (invited.get(group) ?? 0), 0);
  const merged = bySize.filter((group) => invitedIn([group]) < minimum);
  const kept = bySize.filter((group) => invitedIn([group]) >= minimum);
  while (merged.length > 0 && invitedIn(merged) < minimum && kept.length > 0) merged.push(...kept.splice(0, 1));
  if (kept.length === 0 || (kept.length === 1 && merged.length === 0)) {
    return oneLabel(bySize, communityName);
  }
  const groups = kept.map(([group, count]) => ({ label: labelOf(group), members: count }));
  const rest = labelOf(freeName(otherGroups, kept));
  if (merged.length > 0) groups.push({ label: rest, members: sizeOf(merged) });
  return {
    groups: groups.sort((a, b) => (a.label < b.label ? -1 : 1)),
    labels: Object.fromEntries([
      ...kept.map(([group]) => [group, labelOf(group)]),
      ...merged.map(([group]) => [group, rest]),
    ]),
  };
}

const sizeOf = (groups: readonly (readonly [GroupName, number])[]): number =>
  groups.reduce((sum, [, count]) => sum + count, 0);

/** Turns a group's name, or one of ours, into the label that answers are counted under. */
const labelOf = (name: string): Label => name as Label;

function oneLabel(groups: readonly [GroupName, number][], communityName: string): Labels {
  const label = labelOf(communityName);
  return {
    groups: [{ label, members: sizeOf(groups) }],
    labels: Object.fromEntries(groups.map(([group]) => [group, label])),
  };
}

/** A roster may itself have a group called "Other groups". */
function freeName(name: string, taken: readonly (readonly [string, number])[]): string {
  return taken.some(([group]) => group === name) ? freeName(`${name} +`, taken) : name;
}
