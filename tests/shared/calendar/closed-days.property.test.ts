/** Whatever a steward closes, skips or moves: no step of a pulse falls on a closed day, and its instants keep their order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicationOf, pulsesOf } from '../../../shared/calendar/calendar.ts';
import { desiredSchedules } from '../../../shared/calendar/desired-schedules.ts';
import { pulsesOfMonths } from '../../../shared/calendar/pulse-days.ts';
import { zonedInstant } from '../../../shared/calendar/zoned-time.ts';
import { dateOf } from '../../../shared/kernel/day-number.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import { madeCommunity } from '../../made/made-community.ts';

const start = Date.UTC(2026, 9, 1) / 86_400_000;
const day = fc.integer({ min: 0, max: 460 }).map((later) => dateOf(start + later));
const closed = fc.array(
  fc.oneof(
    day,
    fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({
      from,
      to: dateOf(Date.parse(from) / 86_400_000 + days),
    })),
  ),
  { maxLength: 12 },
);
const weekday = fc.integer({ min: 1, max: 5 });
const calendars = fc.record({
  closedDays: closed,
  opens: fc.record({
    weekday,
    occurrence: fc.integer({ min: 1, max: 5 }),
    at: fc.constantFrom('07:00', '09:00', '13:30'),
  }),
  closes: fc.record({
    weekday,
    afterWorkingDays: fc.integer({ min: 3, max: 15 }),
    at: fc.constantFrom('12:00', '17:00', '23:45'),
  }),
  quietQuarterEnd: fc.boolean(),
  skip: fc.subarray(['2026-11', '2027-02', '2027-07']),
});
const zone = fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata');
const quarters = ['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'] as QuarterId[];

test('no step is on a closed day; opens < reminders < closes < accepts until < results ≤ the report', () => {
  fc.assert(
    fc.property(calendars, zone, fc.integer({ min: 1, max: 10 }), (calendar, timeZone, resultsAfterWorkingDays) => {
      const community = madeCommunity('makers', { calendar, timeZone, resultsAfterWorkingDays });
      const isClosed = (date: string) =>
        calendar.closedDays.some((one) =>
          typeof one === 'string' ? one === date : one.from <= date && date <= one.to,
        );
      const localDay = (at: Instant) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.parse(at));
      for (const quarter of quarters) {
        const pulses = pulsesOf(community, quarter);
        expect(pulsesOf(community, quarter)).toEqual(pulses);
        for (const { opensOn, reminders, closesOn, closes, acceptsUntil, resultsAt, pulse } of pulses) {
          const days = [opensOn, ...reminders, closesOn, localDay(acceptsUntil), localDay(resultsAt)];
          expect(days.filter(isClosed), pulse).toEqual([]);
          expect([...new Set(days)].sort()).toEqual(days);
          const opens = zonedInstant(opensOn, calendar.opens.at, timeZone);
          const instants = [opens, closes, acceptsUntil, resultsAt];
          expect([...new Set(instants)].sort()).toEqual(instants);
          expect(resultsAt <= publicationOf(community, quarter)).toBe(true);
          expect(opensOn.slice(0, 7)).toBe(pulse.slice(-7));
          expect(calendar.skip).not.toContain(pulse.slice(-7));
        }
        const [months, missing] = [pulsesOfMonths(community, quarter), 3 - pulses.length];
        expect(months.filter(({ isSkipped, days }) => isSkipped || !days)).toHaveLength(missing);
      }
    }),
    { numRuns: 150 },
  );
});

test('skipping the month of a pulse that has begun changes nothing; of one that has not, it plans nothing', () => {
  const usual = madeCommunity('makers');
  const skipped = { ...usual, calendar: { ...usual.calendar, skip: ['2026-10'] } };
  const dates = pulsesOf(usual, '2026-Q4' as QuarterId)[0];
  if (!dates) throw new Error('there must be a pulse');
  const begun = { ...dates, state: 'open' as const, publishes: publicationOf(usual, dates.quarter), comments: false };
  const now = '2026-10-20T03:00:00Z' as Instant;
  const zones = ['Europe/Berlin'];
  expect(desiredSchedules(skipped, zones, [begun], now)).toEqual(desiredSchedules(usual, zones, [begun], now));
  const before = '2026-10-10T03:00:00Z' as Instant;
  expect(desiredSchedules(usual, zones, [], before).length).toBeGreaterThan(0);
  expect(desiredSchedules(skipped, zones, [], before)).toEqual([]);
});

test('a closed day is the community’s own, whatever the zone of a member', () => {
  const closedDays = ['2026-10-13' as CalendarDate];
  const [october] = pulsesOf(madeCommunity('makers', { calendar: { closedDays } }), '2026-Q4' as QuarterId);
  expect(october?.opensOn).toBe('2026-10-14');
});
