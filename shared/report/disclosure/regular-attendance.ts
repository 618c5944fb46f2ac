/**
 * Whether the number of regular members gives away a few people beside the numbers of single sessions.
 *
 * With k sessions and h = ⌈k/2⌉, a member is regular from h on. Attendances in all are at least h·regular and at most
 * k·regular + (h−1)·others. How far they are from either end is the work of members who did not come exactly h times or never,
 * or else of members who did not come always or exactly h−1 times: a distance below the minimum says that these are few. With one
 * session regular members are those who came; with two, those who came to either, so that everyone who came to one alone could
 * be computed. So there must be three.
 */
export function mayShowRegular(
  regular: number,
  members: number,
  attended: readonly number[],
  minimum: number,
): boolean {
  const attendances = attended.reduce((sum, people) => sum + people, 0);
  const { fromLeast, fromMost } = distancesOfRegular(regular, members, attended.length, attendances);
  return attended.length > 2 && fromLeast >= minimum && fromMost >= minimum;
}

/** How far attendances in all are from the fewest and from the most that so many regular members allow. */
export function distancesOfRegular(
  regular: number,
  members: number,
  sessions: number,
  attendances: number,
): { readonly fromLeast: number; readonly fromMost: number } {
  const enough = Math.ceil(sessions / 2);
  return {
    fromLeast: attendances - enough * regular,
    fromMost: sessions * regular + (enough - 1) * (members - regular) - attendances,
  };
}
