/**
 * How small groups are counted together, from the bottom of the hierarchy to its top: groups under the minimum join the
 * others of their department; while these are too few together, they take in the smallest group beside them; a department
 * that is too small as a whole joins the others one level up, at last the whole community. Nothing is left out, so every
 * group ends in exactly one, and none is a remainder that could be computed from the others.
 *
 * When a pulse opens, the groups are those of the roster, and the minimum is of invited people; when it closes, they are its
 * labels, and the minimum is of answers. The order depends on numbers and names alone, never on the order of the input.
 */
import { isInPath, levelsOf, parentOf } from './group-path.ts';

export interface SmallOrLarge {
  readonly name: string;
  /** The path of what it is in; undefined at the top. */
  readonly within: string | undefined;
  /** What must reach the minimum. */
  readonly weight: number;
  /** Smaller groups are taken in first. */
  readonly size: number;
  /** People who are in a department and in none of its groups: they always join its others. */
  readonly isNameless?: boolean;
  /** The others as they were joined before: two groups of that name would be two publications of overlapping people. */
  readonly joinsFirst?: boolean;
}

/** Groups that are counted as one. */
export interface Joined<G extends SmallOrLarge = SmallOrLarge> {
  readonly groups: readonly G[];
  /** A group on its own; the joined ones of `of`; or all of `of`, which is undefined at the top. */
  readonly as: 'itself' | 'others' | 'whole';
  readonly of: string | undefined;
}

/** One group of less than the minimum if there are not enough in all. */
export function joinSmall<G extends SmallOrLarge>(groups: readonly G[], minimum: number): Joined<G>[] {
  const joinAt = (of: string | undefined, inside: readonly G[]): Joined<G>[] => {
    const own = inside.filter(({ within }) => within === of);
    const below = Map.groupBy(
      inside.filter(({ within }) => within !== of),
      ({ within }) => childTowards(of, within ?? ''),
    );
    const whole: Joined<G> = { groups: inside, as: 'whole', of };
    if (weightOf(inside) < minimum) return [whole];
    const parts = [
      ...own.map((group): Joined<G> => ({ groups: [group], as: 'itself', of })),
      ...[...below].flatMap(([child, members]) => joinAt(child, members)),
    ].sort(bySizeThenName);
    const isSmall = ({ as, groups: [first, ...more] }: Joined<G>) =>
      weightOf(first ? [first, ...more] : []) < minimum || (as === 'itself' && first?.isNameless === true);
    const small = parts.filter(isSmall);
    const large = parts.filter((part) => !isSmall(part));
    if (small.length > 0) small.push(...taken(large, ({ joinsFirst }) => joinsFirst === true, of));
    while (small.length > 0 && weightOf(small.flatMap((part) => part.groups)) < minimum) {
      const [next] = large.splice(0, 1);
      if (!next) break;
      small.push(next);
    }
    const [only] = parts;
    if (parts.length === 1 && only) return [{ ...only, as: 'whole', of }];
    if (small.length === 0) return large;
    return large.length === 0
      ? [whole]
      : [...large, { groups: small.flatMap((part) => part.groups), as: 'others', of }];
  };
  return joinAt(undefined, groups);
}

/** Removes the parts of a level that must be taken in, and returns them. */
function taken<G extends SmallOrLarge>(
  large: Joined<G>[],
  must: (group: G) => boolean,
  of: string | undefined,
): Joined<G>[] {
  const index = large.findIndex((part) => part.of === of && part.groups.some(must));
  return index < 0 ? [] : large.splice(index, 1);
}

/** The next level on the way from `of` down to `path`. */
function childTowards(of: string | undefined, path: string): string {
  let child = path;
  for (let up = parentOf(child); up !== undefined && up !== of; up = parentOf(child)) child = up;
  return child;
}

const weightOf = (groups: readonly SmallOrLarge[]): number => groups.reduce((sum, { weight }) => sum + weight, 0);

const firstName = ({ groups }: Joined): string => groups.map(({ name }) => name).sort()[0] ?? '';

function bySizeThenName(a: Joined, b: Joined): number {
  const size = ({ groups }: Joined) => groups.reduce((sum, group) => sum + group.size, 0);
  return size(a) - size(b) || (firstName(a) < firstName(b) ? -1 : 1);
}

/** `undefined` for the top, and every path that one of these is in, a shorter one first. */
export const parentsOf = (withins: Iterable<string | undefined>): (string | undefined)[] => {
  const found = new Set<string>();
  for (const within of withins) {
    for (let path = within; path !== undefined; path = parentOf(path)) found.add(path);
  }
  const depth = (path: string) => levelsOf(path).length;
  return [undefined, ...[...found].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))];
};

/** Where a joined group is. */
export const withinOf = ({ as, of }: Joined): string | undefined => (as === 'whole' ? of && parentOf(of) : of);

/** Whether all of `path` is counted within it. */
export const isWhole = (path: string, joined: readonly Joined[]): boolean =>
  joined.every(
    ({ groups, of }) =>
      (of !== undefined && isInPath(of, path)) || groups.every(({ within }) => !within || !isInPath(within, path)),
  );
