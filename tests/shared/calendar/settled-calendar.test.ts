import { describe, expect, it } from 'vitest';
import { pulsesOf } from '../../../shared/calendar/calendar.ts';
import { settledCalendar } from '../../../shared/calendar/settled-calendar.ts';
import type { CommunityInput } from '../../../shared/contract/community.ts';
import { publicHolidays } from '../../../shared/holidays/public-holidays.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { madeCommunity } from '../../made/made-community.ts';

type Calendar = CommunityInput['calendar'];
const at = '2026-10-01T08:00:00Z' as Instant;
const settled = (calendar: Calendar, others: Partial<CommunityInput> = {}) =>
  settledCalendar(madeCommunity('makers', { calendar, ...others }), undefined, at, publicHolidays);
const q4 = '2026-Q4' as QuarterId;

describe('closed days, months without a pulse and moved pulses', () => {
  it('change the days of pulses, which avoid closed days', async () => {
    const result = await settled({
      closedDays: ['2026-10-13', { from: '2026-10-28', to: '2026-10-30' }, 'DE'] as never,
      skip: ['2026-11'],
      move: [{ month: '2026-12', opensOn: '2026-12-03' as never }],
    });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(pulsesOf(result.value, q4)).toMatchObject([
      { opensOn: '2026-10-14', closesOn: '2026-11-06', acceptsUntil: '2026-11-10T16:00:00Z' },
      { opensOn: '2026-12-03', closesOn: '2026-12-11', acceptsUntil: '2026-12-15T16:00:00Z' },
    ]);
  });

  it('leave out a pulse whose month has no working day', async () => {
    const result = await settled({ closedDays: [{ from: '2026-10-01', to: '2026-10-31' }] as never });
    if (!result.ok) throw new Error('the calendar must be right');
    expect(pulsesOf(result.value, q4).map(({ pulse }) => pulse)).toEqual(['makers-2026-11', 'makers-2026-12']);
  });
});

describe('a calendar is refused, with its place and what to do,', () => {
  const december = { month: '2026-12', opensOn: '2026-12-03' };
  const cases: readonly [string, Calendar, string, Partial<CommunityInput>?][] = [
    [
      'a range that ends before it begins',
      { closedDays: [{ from: '2026-12-31', to: '2026-12-24' }] } as never,
      'calendar.closedDays.0',
    ],
    ['a range of a year', { closedDays: [{ from: '2026-01-01', to: '2026-12-31' }] } as never, 'calendar.closedDays.0'],
    ['a country that no one knows', { closedDays: ['DE', 'QQ'] } as never, 'calendar.closedDays.1'],
    [
      'a month without a pulse',
      { skip: ['2026-12'] },
      'calendar.skip.0',
      { pulses: [{ monthOfQuarter: 1, instruments: [{ id: 'recommend', version: 1 }] }] },
    ],
    ['a move to another month', { move: [{ ...december, opensOn: '2027-01-04' }] } as never, 'calendar.move.0.opensOn'],
    ['a move to a closed day', { closedDays: ['2026-12-03'], move: [december] } as never, 'calendar.move.0.opensOn'],
    ['a close too soon', { move: [{ ...december, closesOn: '2026-12-07' }] } as never, 'calendar.move.0.closesOn'],
    ['a close too late', { move: [{ ...december, closesOn: '2027-03-07' }] } as never, 'calendar.move.0.closesOn'],
    [
      'a close on a closed day',
      { closedDays: ['DE'], move: [{ ...december, closesOn: '2026-12-25' }] } as never,
      'calendar.move.0.closesOn',
    ],
    ['a pulse moved and skipped', { skip: ['2026-12'], move: [december] } as never, 'calendar.move.0.month'],
    ['a pulse moved twice', { move: [december, december] } as never, 'calendar.move.1.month'],
  ];
  it.each(cases)('for %s', async (_, calendar, place, others) => {
    const result = await settled(calendar, others);
    if (result.ok) throw new Error('the calendar must be refused');
    expect(result.error.map((problem) => problem.place)).toContain(place);
    for (const { problem, cure } of result.error) expect(`${problem} ${cure}`).toMatch(/^[a-z].*\. [A-Z].*\.$/);
  });
});

it('dates cannot be computed before the holidays of a country are known', () => {
  const unsettled = madeCommunity('makers', { calendar: { closedDays: ['DE'] } });
  expect(() => pulsesOf(unsettled, q4)).toThrow(RangeError);
});
