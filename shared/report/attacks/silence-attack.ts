/**
 * Looks for members who did not come. A percentage of attendances is a number of places that were taken, and of those that stayed
 * empty, and fewer places than the minimum are of fewer people: with one session a place is a person. Groups are added and
 * subtracted, those that are not shown with them, and regular members are held against the single sessions.
 */
import { quarterAfter } from '../../contract/quarters.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import { lastSessionsShown, sessionsIn, takingPartIn } from '../build/taking-part-before.ts';
import { distancesOfCameTwice, distancesOfRegular } from '../disclosure/regular-attendance.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import type { Finding } from '../shape/finding.ts';
import type { AttendanceReport, Share } from '../shape/participation.ts';
import { boundsOf } from '../shape/people.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';
import { areFew, CellBook } from './cells.ts';

type Attendance = Extract<AttendanceReport, { status: 'shown' }>;

/** @param earlier published reports: that of the quarter before says how many came to its sessions */
export function silenceAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const { attendance, promise } = report;
  if (attendance.status !== 'shown') return [];
  const { minimumGroup: minimum } = promise;
  return [
    ...percentOf(attendance, minimum),
    ...groupsOf(attendance, minimum),
    ...(isBefore(report, '2.1') ? regularOf(attendance, minimum) : cameTwiceOf(report, attendance, earlier)),
  ];
}

/** Places taken in all, as far as the sessions are shown. */
function attendances({ sessions, members }: Attendance, minimum: number): PeopleRange {
  const bounds = sessions.map(({ attended }) => boundsOf(attended, minimum) ?? { from: 0, to: members });
  return { from: sum(bounds.map(({ from }) => from)), to: sum(bounds.map(({ to }) => to)) };
}

function percentOf(attendance: Attendance, minimum: number): Finding[] {
  const { members, sessions, attendancePercent } = attendance;
  const places = members * sessions.length;
  const { from, to } = attendances(attendance, minimum);
  if (attendancePercent.from === wholePercent(from, places) && attendancePercent.to === wholePercent(to, places))
    return [];
  return [{ code: 'not-from-shown', words: 'attendance over all sessions', place: 'attendance.attendancePercent' }];
}

function groupsOf(attendance: Attendance, minimum: number): Finding[] {
  const { groups, members, sessions } = attendance;
  if (groups.length === 0) return [];
  const book = new CellBook();
  const exactly = (cell: string, number: number) => book.know(cell, { from: number, to: number });
  const placeOf = (index: number) => `attendance.groups[${index}]`;
  const hidden: string[] = [];
  exactly('places', members * sessions.length);
  book.part('attendance.sessions', 'places', attendances(attendance, minimum));
  const cells = groups.map(({ members: size, attendance: share }, index) => {
    const cell = placeOf(index);
    exactly(`places of ${cell}`, size * sessions.length);
    book.part(cell, `places of ${cell}`, share.status === 'shown' ? taken(share) : undefined);
    if (share.status === 'hidden') hidden.push(cell);
    return cell;
  });
  const together = hidden.length > 0 ? ['attendance.groups, those not shown'] : [];
  book.split('places', ...cells.map((cell) => `places of ${cell}`));
  book.split('attendance.sessions', ...cells.filter((cell) => !hidden.includes(cell)), ...together);
  for (const cell of together) {
    book.split(cell, ...hidden);
    book.split('places not shown', ...hidden.map((one) => `places of ${one}`));
    book.split('places not shown', cell, `${cell}, empty`);
  }
  const solved = book.solved();
  if (book.isContradiction()) {
    return [{ code: 'contradiction', words: 'attendance: groups that do not add up', place: 'attendance.groups' }];
  }
  const alone: Finding[] = hidden.length === 1 ? hidden.map((place) => derived('a group not shown', place)) : [];
  const few = [...solved].flatMap(([cell, bounds]) =>
    areFew(bounds, minimum) ? [derived(`a few places in ${cell}`, cell.split(', ')[0] ?? cell)] : [],
  );
  return [...alone, ...few];
}

const derived = (words: string, place: string): Finding => ({ code: 'derived', words: `attendance: ${words}`, place });

/** The numbers that are rounded to this percentage. */
function taken({ percent, of }: Extract<Share, { status: 'shown' }>): PeopleRange {
  const end = (half: number) => ((percent + half) * of) / 100;
  return { from: Math.max(0, Math.ceil(end(-0.5) - 1e-9)), to: Math.min(of, Math.floor(end(0.5) + 1e-9)) };
}

function regularOf(attendance: Attendance, minimum: number): Finding[] {
  const { regular, members, sessions } = attendance;
  const known = regular && boundsOf(regular, minimum);
  if (!known) return [];
  const all = attendances(attendance, minimum);
  const { fromLeast } = distancesOfRegular(known.from, members, sessions.length, all.to);
  const { fromMost } = distancesOfRegular(known.to, members, sessions.length, all.from);
  if (sessions.length > 2 && fromLeast >= minimum && fromMost >= minimum) return [];
  return [derived('who came to some sessions and not to others', 'attendance.regular')];
}

/** Those who came twice, held against single sessions: of this report alone, and with those of the quarter before. */
function cameTwiceOf(report: QuarterReport, attendance: Attendance, earlier: readonly QuarterReport[]): Finding[] {
  const { cameTwice, members, sessions, regular } = attendance;
  const { minimumGroup: minimum } = report.promise;
  const place = 'attendance.cameTwice';
  if (regular) {
    const words = 'attendance: who came to half of the sessions';
    return [{ code: 'undeclared-field', words, place: 'attendance.regular' }];
  }
  const people = cameTwice && boundsOf(cameTwice.people, minimum);
  if (!cameTwice || !people) return [];
  const mostSessions = 6;
  if (cameTwice.sessions < Math.min(sessions.length, mostSessions) || cameTwice.sessions > mostSessions) {
    return [{ code: 'contradiction', words: 'attendance: other sessions than the last', place }];
  }
  const shown = sessions.map(({ attended }) => boundsOf(attended, minimum) ?? { from: 0, to: members });
  const before = takingPartIn(
    quarterAfter(report.quarter, -1),
    earlier.filter(({ community }) => community.id === report.community.id),
  );
  const isPinned = [sessionsIn(before), []].some((known) =>
    distancesOfCameTwice(people, members, lastSessionsShown({ shown, earlier: known }, { ...cameTwice, members })).some(
      (distance) => distance < minimum,
    ),
  );
  return cameTwice.sessions > 2 && !isPinned ? [] : [derived('who came to some sessions and not to others', place)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
