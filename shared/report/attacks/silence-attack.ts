/**
 * Looks for members who did not come. A percentage of attendances is a number of places that were taken, and of those that stayed
 * empty, and fewer places than the minimum are of fewer people: with one session a place is a person. Groups are added and
 * subtracted, those that are not shown with them, and regular members are held against the single sessions.
 */
import { wholePercent } from '../../kernel/whole-percent.ts';
import { distancesOfRegular } from '../disclosure/regular-attendance.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import type { Finding } from '../shape/finding.ts';
import type { AttendanceReport, Share } from '../shape/participation.ts';
import { boundsOf } from '../shape/people.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { areFew, CellBook } from './cells.ts';

type Attendance = Extract<AttendanceReport, { status: 'shown' }>;

export function silenceAttack({ attendance, promise }: QuarterReport): Finding[] {
  if (attendance.status !== 'shown') return [];
  const { minimumGroup: minimum } = promise;
  return [...percentOf(attendance, minimum), ...groupsOf(attendance, minimum), ...regularOf(attendance, minimum)];
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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
