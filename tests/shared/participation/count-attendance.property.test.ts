import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MemberId } from '../../../shared/kernel/ids.ts';
import { countAttendance, type Session } from '../../../shared/participation/count-attendance.ts';

const memberOf = (n: number) => n.toString(16).padStart(32, '0') as MemberId;
const sessionOf = (date: string, members: readonly number[], guests = 0): Session => ({
  date,
  file: `${date}.csv`,
  members: members.map(memberOf),
  guests,
});

it('counts a small quarter as one would by hand', () => {
  const labels = new Map([1, 2, 3].map((n) => [memberOf(n), n < 3 ? 'A' : 'B']));
  const sessions = [
    sessionOf('2026-10-20', [1, 3], 2),
    sessionOf('2026-10-06', [1, 1, 2, 9]),
    sessionOf('2026-11-03', [1]),
  ];
  expect(countAttendance(sessions, labels)).toEqual({
    sessions: [
      { date: '2026-10-06', attended: 2, guests: 0 },
      { date: '2026-10-20', attended: 2, guests: 2 },
      { date: '2026-11-03', attended: 1, guests: 0 },
    ],
    members: 3,
    cameTwice: { people: 1, attended: [2, 2, 1] },
    groups: [
      { label: 'A', members: 2, attendances: 4, came: 2, missed: 1 },
      { label: 'B', members: 1, attendances: 1, came: 1, missed: 1 },
    ],
  });
});

it('counts who came to two of the last six sessions, however many a quarter has', () => {
  const labels = new Map([1, 2, 3].map((n) => [memberOf(n), 'A'] as const));
  const seven = [[1], [1, 2], [], [2], [3], [], []].map((members, n) => sessionOf(`2026-10-0${n + 1}`, members));
  expect(countAttendance(seven, labels).cameTwice).toEqual({ people: 1, attended: [2, 0, 1, 1, 0, 0] });
  expect(countAttendance(seven.slice(0, 2), labels).cameTwice).toEqual({ people: 1, attended: [1, 2] });
});

it('takes the sessions of the quarter before where this one has fewer than six, and leaves out who has left', () => {
  const labels = new Map([1, 2].map((n) => [memberOf(n), 'A'] as const));
  const before = ['01', '02', '03', '04', '05'].map((day) => sessionOf(`2026-07-${day}`, day === '01' ? [1] : [2, 9]));
  const now = ['01', '02'].map((day) => sessionOf(`2026-10-${day}`, [1, 9]));
  expect(countAttendance(now, labels, before).cameTwice).toEqual({ people: 2, attended: [1, 1, 1, 1, 1, 1] });
  expect(countAttendance(now, labels).cameTwice).toEqual({ people: 1, attended: [1, 1] });
});

it('loses no one and counts no one twice, in any order of sessions', () => {
  const quarter = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 28 }), members: fc.array(fc.nat(30)) }), {
    selector: ({ day }) => day,
    maxLength: 8,
  });
  fc.assert(
    fc.property(quarter, fc.integer({ min: 1, max: 25 }), (days, size) => {
      const labels = new Map(Array.from({ length: size }, (_, n) => [memberOf(n), `G${n % 3}`]));
      const sessions = days.map(({ day, members }) => sessionOf(`2026-10-${String(day).padStart(2, '0')}`, members));
      const counted = countAttendance(sessions, labels);
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(sum(counted.groups.map(({ members }) => members))).toBe(size);
      expect(sum(counted.groups.map(({ attendances }) => attendances))).toBe(
        sum(counted.sessions.map(({ attended }) => attended)),
      );
      expect(counted.sessions.every(({ attended }) => attended <= size)).toBe(true);
      expect(countAttendance(sessions.toReversed(), labels)).toEqual(counted);
    }),
  );
});
