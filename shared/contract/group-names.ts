/**
 * What groups are called that are counted together. These names are labels: public, in manifest and report, and the same for
 * every reader, so they are English like the report (docs/adr/0070).
 */

/** At the top, where groups have no departments. */
export const otherGroups = 'Other groups';

const top = [otherGroups, 'Other departments', 'Other divisions'] as const;
const below = ['other teams', 'other departments'] as const;

/**
 * @param path of a department or division; undefined for the community
 * @param levels of groups below it, at least 1
 */
export const othersOf = (path: string | undefined, levels: number): string =>
  path === undefined ? (top[levels - 1] ?? otherGroups) : `${path}: ${below[levels - 1] ?? below[0]}`;

/** Whether a label stands for groups that are counted together: its name does not say which they are. */
export const isOthers = (label: string): boolean =>
  [...top, ...below.map((name) => `: ${name}`)].some((name) => {
    const plain = label.replace(/(?: \+)+$/, '');
    return name.startsWith(':') ? plain.endsWith(name) : plain === name;
  });
