/**
 * How many people are behind a value: who answered one question, or every question, or enough for a score. Levels must not
 * meet: beside the number who answered the pulse, or in a group, "all but one of them" would say that one person declined.
 *
 * So the number is exact only if at least the minimum declined, and at least the minimum of members are not in it. Otherwise
 * it is a range up to everyone who answered, as wide as "fewer than the minimum" and the same for every question. Where that
 * number is not exact itself, the range goes up to every member.
 */
import type { People } from '../shape/people.ts';
import type { PeopleRange } from './split-bar.ts';

/** Of the community or of a group: its members, and what is shown of those who answered the pulse. */
export interface Answering {
  readonly members: number;
  readonly answered: People;
}

/** @param people at least the minimum */
export function whoAnsweredIt(people: number, audience: Answering, minimum: number): PeopleRange {
  const { members, answered } = audience;
  const everyone = everyoneWhoAnswered(audience);
  const isExact = answered.status !== 'hidden' && everyone - people >= minimum && members - people >= minimum;
  return isExact ? { from: people, to: people } : vaguely(audience, minimum);
}

/**
 * The range of a number that is not exact.
 *
 * @param least the fewest for whom the value is shown, which everyone knows; the minimum, but for reliability before 2.1
 */
export function vaguely(audience: Answering, minimum: number, least = minimum): PeopleRange {
  const everyone = everyoneWhoAnswered(audience);
  if (audience.answered.status === 'hidden') return { from: least, to: everyone };
  return { from: Math.max(least, everyone - minimum + 1), to: everyone };
}

/** The most who may have answered the pulse. */
export const everyoneWhoAnswered = ({ members, answered }: Answering): number =>
  answered.status === 'exact' ? answered.people : members;

/** A group whose number is hidden cannot have more than the others leave of the whole, if each has the minimum. */
export function withinWhole(group: Answering, whole: Answering, groups: number, minimum: number): Answering {
  if (group.answered.status !== 'hidden') return group;
  const most = everyoneWhoAnswered(whole) - minimum * (groups - 1);
  return { ...group, members: Math.min(group.members, most) };
}
