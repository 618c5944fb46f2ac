/**
 * Participation of a file of versions 1.0 to 1.3 in today's shape. Numbers are as exact as they were: what the old rules let
 * through stays visible, and the attackers find it. Not carried over: the age of the oldest open question, and how many people
 * made the rest of the map.
 */
import * as z from 'zod/mini';
import type { AttendanceReport, GroupMapReport, ParticipationReport } from './participation.ts';
import {
  type Attendance1x,
  attendance1xSchema,
  type GroupMap1x,
  groupMap1xSchema,
  type Participation1x,
  participation1xSchema,
} from './participation-1x.ts';
import type { People } from './people.ts';

/** The parts of a file that are read here; `pulses` say how many members there were if attendance does not. */
const storedSchema = z.looseObject({
  attendance: attendance1xSchema,
  participation: z.optional(participation1xSchema),
  groupMap: groupMap1xSchema,
  pulses: z.array(z.looseObject({ invited: z.optional(z.int()) })),
});

/** @param stored parsed JSON of any shape, which is returned as it is unless its participation is that of version 1 */
export function participationFromVersion1(stored: unknown): unknown {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) return stored;
  const { attendance, participation, groupMap, pulses } = parsed.data;
  const shown = attendance.status === 'shown' ? attendance : undefined;
  const members = shown?.members ?? Math.max(0, ...pulses.map(({ invited = 0 }) => invited));
  const membersOf = (label: string) => shown?.groups.find((group) => group.label === label)?.members;
  return {
    ...parsed.data,
    attendance: attendanceFrom(attendance),
    ...(participation && { participation: sectionsFrom(participation, members) }),
    groupMap: mapFrom(groupMap, membersOf),
  };
}

/** A base that the file contradicts is no base: then the people are all of it. */
const exact = (people: number, of: number): People => ({ status: 'exact', people, of: Math.max(people, of) });

function attendanceFrom(attendance: Attendance1x): AttendanceReport {
  if (attendance.status !== 'shown') return attendance;
  const { members, sessions, attendancePercent, attendanceEnd, regularPercent, regularEnd, groups } = attendance;
  return {
    status: 'shown',
    members,
    sessions: sessions.map(({ date, attended, attendedEnd, guests, guestsEnd }) => ({
      date,
      attended: attendedEnd ? { status: 'few', of: members } : exact(attended, members),
      guests: guestsEnd ? { status: 'few' } : { status: 'exact', people: guests },
    })),
    attendancePercent: { from: attendanceEnd ? 0 : attendancePercent, to: attendancePercent },
    // The percentage was made from a number of people, which gives the same percentage again.
    regular: regularEnd ? { status: 'few', of: members } : exact(Math.round((regularPercent * members) / 100), members),
    groups: groups.map((group) => ({
      label: group.label,
      members: group.members,
      attendance: { status: 'shown', percent: group.attendancePercent, of: group.members * sessions.length },
    })),
  };
}

function sectionsFrom(sections: Participation1x, members: number): ParticipationReport {
  const { contributions, reuse, endorsements, problems, adoption } = sections;
  return {
    contributions: contributions.status === 'shown' ? contributionsFrom(contributions, members) : contributions,
    reuse: reuse.status === 'shown' ? { ...reuse, people: exact(reuse.people, members) } : reuse,
    endorsements: endorsements.status === 'shown' ? endorsementsFrom(endorsements, members) : endorsements,
    problems: problems.status === 'shown' ? problemsFrom(problems) : problems,
    adoption,
  };
}

type Shown<Section> = Extract<Section, { status: 'shown' }>;

const contributionsFrom = (
  { people, halfBy, newcomers, again, ...facts }: Shown<Participation1x['contributions']>,
  members: number,
): ParticipationReport['contributions'] => ({
  ...facts,
  people: exact(people, members),
  halfBy: halfBy.end ? { status: 'few', of: people } : exact(halfBy.people, people),
  ...(newcomers && { newcomers: among(newcomers) }),
  ...(again && { again: among(again) }),
});

const among = (some: NonNullable<Shown<Participation1x['contributions']>['again']>): People =>
  some.status === 'shown' ? exact(some.people, some.of) : some;

const endorsementsFrom = (
  { givers, receivers, ...facts }: Shown<Participation1x['endorsements']>,
  members: number,
): ParticipationReport['endorsements'] => ({
  ...facts,
  givers: exact(givers, members),
  receivers: exact(receivers, members),
});

const problemsFrom = ({
  oldestOpenDays: _,
  ...facts
}: Shown<Participation1x['problems']>): ParticipationReport['problems'] => facts;

function mapFrom(map: GroupMap1x, membersOf: (label: string) => number | undefined): GroupMapReport {
  if (map.status !== 'shown') return map;
  return {
    status: 'shown',
    edges: map.edges.map(({ people, ...edge }) => ({ ...edge, people: exact(people, membersOf(edge.from) ?? people) })),
    rest: { contributions: map.rest.contributions },
  };
}
