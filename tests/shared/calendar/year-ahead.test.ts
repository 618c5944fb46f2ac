import { expect, test } from 'vitest';
import { pulsesOf } from '../../../shared/calendar/calendar.ts';
import { yearAhead } from '../../../shared/calendar/year-ahead.ts';
import type { CommunityInput } from '../../../shared/contract/community.ts';
import { quarterOf } from '../../../shared/contract/quarters.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { madeCommunity } from '../../made/made-community.ts';

const day = '2026-11-20' as CalendarDate;

test('names every month with a pulse for twelve months, what was skipped or moved, and by whom', () => {
  const calendar = {
    closedDays: ['2027-01-12', { from: '2027-08-01', to: '2027-08-31' }],
    skip: ['2027-02'],
    move: [{ month: '2027-03', opensOn: '2027-03-10' }],
  } as CommunityInput['calendar'];
  const year = yearAhead(madeCommunity('makers', { calendar }), day);
  expect(year.map(({ month }) => month)).toEqual([
    ...['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
    ...['2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10'],
  ]);
  const changed = year.flatMap((one) =>
    one.status === 'skipped'
      ? [`${one.month} skipped by ${one.skippedBy}`]
      : one.movedBy
        ? [`${one.month} opens on ${one.opensOn}, moved by ${one.movedBy}`]
        : [],
  );
  expect(changed).toEqual([
    '2027-01 opens on 2027-01-13, moved by closed-days',
    '2027-02 skipped by steward',
    '2027-03 opens on 2027-03-10, moved by steward',
    '2027-08 skipped by closed-days',
  ]);
});

test('has the dates that the planner uses, whatever month the year begins in', () => {
  for (let firstMonth = 1; firstMonth <= 12; firstMonth++) {
    const community = madeCommunity('makers', { quarter: { firstMonth } });
    const year = yearAhead(community, day);
    expect(year).toHaveLength(12);
    for (const { month, quarter, pulse, ...dates } of year) {
      expect(quarter).toBe(quarterOf(`${month}-01` as CalendarDate, firstMonth));
      const planned = pulsesOf(community, quarter).find((one) => one.pulse === pulse);
      const { instruments: _, ...rest } = planned ?? {};
      expect({ ...dates, pulse, quarter }).toMatchObject(rest);
    }
  }
});
