import * as z from 'zod/mini';
import { memberIdSchema } from '../contract/identifiers.ts';
import type { AttendanceCounts } from '../contract/participation.ts';
import type { MemberId } from '../kernel/ids.ts';

export const sessionSchema = z.object({
  date: z.string(),
  /** Name of its file: a day may have several sessions. */
  file: z.string(),
  members: z.array(memberIdSchema),
  /** Present, but not on the roster, or without an address. */
  guests: z.int().check(z.minimum(0)),
});
export type Session = z.infer<typeof sessionSchema>;

/**
 * Attendance of a quarter, reduced to labels. `labelOf` says under which label each member of the roster counts; people who
 * have left since are no longer counted. "Regular" members came to at least half of the sessions. `came` are people who were
 * at any session, `missed` people who were not at all of them.
 */
export function countAttendance(
  sessions: readonly Session[],
  labelOf: ReadonlyMap<MemberId, string>,
): AttendanceCounts {
  const nameOf = ({ date, file }: Session) => `${date} ${file}`;
  const ordered = sessions.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const visits = new Map<MemberId, number>();
  for (const { members } of ordered) {
    for (const member of new Set(members)) visits.set(member, (visits.get(member) ?? 0) + 1);
  }
  const groups = new Map<string, AttendanceCounts['groups'][number]>();
  let regular = 0;
  for (const [member, label] of labelOf) {
    const group = groups.get(label) ?? { label, members: 0, attendances: 0, came: 0, missed: 0 };
    const times = visits.get(member) ?? 0;
    groups.set(label, {
      label,
      members: group.members + 1,
      attendances: group.attendances + times,
      came: group.came + (times > 0 ? 1 : 0),
      missed: group.missed + (times < ordered.length ? 1 : 0),
    });
    if (ordered.length > 0 && 2 * times >= ordered.length) regular += 1;
  }
  return {
    sessions: ordered.map(({ date, members, guests }) => ({
      date,
      attended: new Set(members.filter((member) => labelOf.has(member))).size,
      guests,
    })),
    members: labelOf.size,
    regular,
    groups: [...groups.values()].sort((a, b) => (a.label < b.label ? -1 : 1)),
  };
}
