/**
 * A group's name is its path: "Engineering / Platform / Berlin", from division to department to team, or a single name. A
 * slash without spaces around it is part of a name, as in "R&D/Ops". Two groups are the same only if their whole paths are.
 */
const separator = ' / ';

/** Levels of a path: division, department, group. */
export const pathLevels = 3;

export const levelsOf = (path: string): string[] => path.split(separator);

export const pathOf = (levels: readonly string[]): string => levels.join(separator);

/** The path of what a path is in: the department of a team; undefined at the top. */
export function parentOf(path: string): string | undefined {
  const levels = levelsOf(path);
  return levels.length < 2 ? undefined : pathOf(levels.slice(0, -1));
}

export const lastNameOf = (path: string): string => levelsOf(path).at(-1) ?? path;

/** Whether `path` is `of` or anything below it. */
export const isInPath = (path: string, of: string): boolean => path === of || path.startsWith(of + separator);
