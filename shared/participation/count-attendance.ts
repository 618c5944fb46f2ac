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
 * have left since are no longer counted. "Regular" members came to at least half of the sessions.
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
  const groups = new Map<string, { label: string; members: number; attendances: number; regular: number }>();
  for (const [member, label] of labelOf) {
    const group = groups.get(label) ?? { label, members: 0, attendances: 0, regular: 0 };
    const times = visits.get(member) ?? 0;
    groups.set(label, {
      label,
      members: group.members + 1,
      attendances: group.attendances + times,
      regular: group.regular + (ordered.length > 0 && 2 * times >= ordered.length ? 1 : 0),
    });
  }
  const all = [...groups.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
  return {
    sessions: ordered.map(({ date, members, guests }) => ({
      date,
      attended: new Set(members.filter((member) => labelOf.has(member))).size,
      guests,
    })),
    members: labelOf.size,
    regular: all.reduce((sum, { regular }) => sum + regular, 0),
    groups: all,
  };
}
