import { expect, test } from 'vitest';
import type { MemberId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import type { KnownFact } from '../../../shared/participation/known-fact.ts';
import { nameGroups } from '../../../shared/participation/name-groups.ts';

const roster = ['Engineering / Platform', 'Engineering / Office', 'Sales / Office', 'Berlin', 'Sales / Berlin'];
const participants = new Map(roster.map((group, index) => [`${index}` as MemberId, { group, label: group }]));
const about = (group: string): KnownFact => ({
  date: '2026-10-13' as CalendarDate,
  kind: 'contribution',
  member: '0' as MemberId,
  type: '',
  subject: 'a talk',
  group,
  state: '',
});

test.each([
  ['Platform', 'Engineering / Platform'],
  ['Engineering / Platform', 'Engineering / Platform'],
  ['Office', 'Office'],
  ['Sales / Office', 'Sales / Office'],
  ['Berlin', 'Berlin'],
  ['Engineering', 'Engineering'],
  ['', ''],
])('a fact about "%s" is about "%s"', (written, meant) => {
  expect(nameGroups({ now: [about(written)], before: [about(written)] }, participants)).toEqual({
    now: [about(meant)],
    before: [about(meant)],
  });
});
