import type { Member } from '../contract/people.ts';
import type { CommunityId } from '../kernel/ids.ts';
import { memberIdOf } from './member-id.ts';
import type { RosterRow } from './roster-row.ts';

export interface RosterChange {
  /** The new roster, sorted by member id. */
  readonly members: readonly Member[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** What applying `rows` would do to the current roster. */
export function rosterChange(
  community: CommunityId,
  rows: readonly RosterRow[],
  current: readonly Member[],
): RosterChange {
  const members = rows
    .map((row): Member => ({ community, member: memberIdOf(row.address), ...row }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));
  const before = new Map(current.map((member) => [member.member, member]));
  const added = members.filter(({ member }) => !before.has(member)).length;
  const unchanged = members.filter((member) => isSame(member, before.get(member.member))).length;
  const kept = members.length - added;
  return { members, added, changed: kept - unchanged, removed: current.length - kept, unchanged };
}

const isSame = (a: Member, b: Member | undefined): boolean =>
  b !== undefined &&
  (['address', 'name', 'group', 'timeZone', 'language', 'role', 'pausedUntil'] as const).every(
    (field) => a[field] === b[field],
  );

/** Removing more than a tenth of the members is more often a wrong file than a decision. */
export const needsConfirmation = ({ removed }: RosterChange, currentMembers: number): boolean =>
  removed > currentMembers / 10;
