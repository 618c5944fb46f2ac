/**
 * Labels: the names under which answers may be counted, fixed when a pulse opens. Under no label are fewer people invited than
 * the minimum, so that none can point at a few. What is published of a label is how many members it has: how many of them
 * get survey mails would say who stopped them.
 */

import { othersOf } from '../contract/group-names.ts';
import { isInPath, levelsOf, parentOf } from '../contract/group-path.ts';
import { isWhole, type Joined, joinSmall, parentsOf, withinOf } from '../contract/join-small.ts';
import type { Joining } from '../contract/joining.ts';
import type { Group, LabelledGroups } from '../contract/pulse.ts';
import type { GroupName, Label } from '../kernel/ids.ts';

export interface Labels extends LabelledGroups {
  /** Sorted by label. */
  readonly groups: readonly Group[];
  /** Group on the roster to label. */
  readonly labels: Readonly<Record<GroupName, Label>>;
  /** How labels are joined at the close. */
  readonly joining: Joining;
}

/**
 * Labels from the bottom of the hierarchy up (`joinSmall`): a group keeps its name if enough of it are invited, a department
 * of small groups has one label, and if only one label remains, it gets the community's name. The outcome does not depend on
 * the order of the maps.
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
  const paths = [...members.keys()];
  const groups = [...members].map(([name, size]) => {
    const isNameless = paths.some((other) => other !== name && isInPath(other, name));
    const within = isNameless ? name : parentOf(name);
    return { name, within, weight: invited.get(name) ?? 0, size, isNameless };
  });
  const joined = joinSmall(groups, minimum);
  const names = namesAfter(joined, paths);
  const labelled = joined.map((one) => ({ ...one, label: labelOf(one), within: withinOf(one) }));
  return {
    groups: labelled
      .map(({ label, within, groups: parts }) => ({
        label,
        members: parts.reduce((sum, { size }) => sum + size, 0),
        ...(within !== undefined && { within }),
      }))
      .sort((a, b) => (a.label < b.label ? -1 : 1)),
    labels: Object.fromEntries(labelled.flatMap(({ groups: parts, label }) => parts.map(({ name }) => [name, label]))),
    joining: {
      rule: 'siblings-first',
      parents: parentsOf(labelled.map(({ within }) => within)).map((path) => {
        const others = names(path);
        const whole = path !== undefined && isWhole(path, joined) ? (path as Label) : others;
        return { ...(path !== undefined && { path }), others, whole };
      }),
    },
  };

  function labelOf({ groups: [first], as, of }: Joined): Label {
    if (as === 'itself' && first) return first.name as Label;
    return as === 'whole' ? ((of ?? communityName) as Label) : names(of);
  }
}

/**
 * The names of those who are joined, by the path they are in. A roster may itself have a group called "Other groups", or a team
 * called "other teams".
 */
function namesAfter(joined: readonly Joined[], paths: readonly string[]): (path: string | undefined) => Label {
  const taken = new Set(joined.flatMap(({ groups: [first], as }) => (as === 'itself' && first ? [first.name] : [])));
  const free = (name: string): Label => (taken.has(name) ? free(`${name} +`) : (name as Label));
  return (path) => free(othersOf(path, levelsBelow(path, paths)));
}

function levelsBelow(path: string | undefined, paths: readonly string[]): number {
  const depth = path === undefined ? 0 : levelsOf(path).length;
  const inside = paths.filter((one) => path === undefined || isInPath(one, path));
  return Math.max(1, ...inside.map((one) => levelsOf(one).length - depth));
}
