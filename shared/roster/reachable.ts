import type { Member } from '../contract/people.ts';
import type { GroupName } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** Whether a member currently gets survey mails: mail is not stopped, and any pause is over (by the day in UTC). */
export const getsSurveyMails = (
  { mailStopped, pausedUntil }: Pick<Member, 'mailStopped' | 'pausedUntil'>,
  at: Instant,
): boolean => mailStopped === undefined && (pausedUntil === undefined || pausedUntil <= at.slice(0, 10));

/** Members who would be invited by a run at this instant. */
export const reachableAt = (members: readonly Member[], at: Instant): Member[] =>
  members.filter((member) => getsSurveyMails(member, at));

/** How many people each group has, in the order of the roster. */
export function sizeOfGroups(members: readonly Pick<Member, 'group'>[]): Map<GroupName, number> {
  const sizes = new Map<GroupName, number>();
  for (const { group } of members) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

/**
 * What the opening of a pulse may know about people: how many are in each group, how many of them it reaches, and the time zones
 * of those, each once.
 */
export const reachOf = (members: readonly Pick<Member, 'group'>[], reachable: readonly Member[]) => ({
  members: sizeOfGroups(members),
  invited: sizeOfGroups(reachable),
  zones: [...new Set(reachable.map(({ timeZone }) => timeZone))],
});
