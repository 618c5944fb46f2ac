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

/** How many sessions, the latest ones, are looked at to see who comes again: docs/adr/0071. */
const lastSessions = 6;

/**
 * Attendance of a quarter, reduced to labels. `labelOf` says under which label each member of the roster counts; people who
 * have left since are no longer counted. `came` are people who were at any session, `missed` people who were not at all of them.
 * `cameTwice` is of the last six sessions, so that the same behaviour counts alike however many sessions a quarter has.
 *
 * @param before sessions of the quarter before
 */
export function countAttendance(
  sessions: readonly Session[],
  labelOf: ReadonlyMap<MemberId, string>,
  before: readonly Session[] = [],
): AttendanceCounts {
  const ordered = inOrder(sessions);
  const visits = new Map<MemberId, number>();
  for (const { members } of ordered) {
    for (const member of new Set(members)) visits.set(member, (visits.get(member) ?? 0) + 1);
  }
  const groups = new Map<string, AttendanceCounts['groups'][number]>();
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
  }
  return {
    sessions: ordered.map((session) => ({
      date: session.date,
      attended: membersAt(session, labelOf).size,
      guests: session.guests,
    })),
    members: labelOf.size,
    cameTwice: cameTwice([...inOrder(before), ...ordered].slice(-lastSessions), labelOf),
    groups: [...groups.values()].sort((a, b) => (a.label < b.label ? -1 : 1)),
  };
}

const inOrder = (sessions: readonly Session[]): Session[] =>
  sessions.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

const nameOf = ({ date, file }: Session): string => `${date} ${file}`;

const membersAt = ({ members }: Session, labelOf: ReadonlyMap<MemberId, string>): Set<MemberId> =>
  new Set(members.filter((member) => labelOf.has(member)));

function cameTwice(sessions: readonly Session[], labelOf: ReadonlyMap<MemberId, string>) {
  const present = sessions.map((session) => membersAt(session, labelOf));
  const times = (member: MemberId) => present.filter((members) => members.has(member)).length;
  return {
    people: [...labelOf.keys()].filter((member) => times(member) >= 2).length,
    attended: present.map(({ size }) => size),
  };
}
