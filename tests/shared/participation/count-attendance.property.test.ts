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
    regular: 1,
    groups: [
      { label: 'A', members: 2, attendances: 4, came: 2, missed: 1 },
      { label: 'B', members: 1, attendances: 1, came: 1, missed: 1 },
    ],
  });
});

it('counts half of the sessions as regular, even of an odd number', () => {
  const labels = new Map([
    [memberOf(1), 'A'],
    [memberOf(2), 'A'],
  ] as const);
  const sessions = ['01', '02', '03', '04', '05'].map((day, index) =>
    sessionOf(`2026-10-${day}`, [...(index < 3 ? [1] : []), ...(index < 2 ? [2] : [])]),
  );
  expect(countAttendance(sessions, labels).regular).toBe(1);
  expect(countAttendance(sessions.slice(0, 4), labels).regular).toBe(2);
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
