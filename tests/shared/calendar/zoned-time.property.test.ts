import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { inMailingHours, zonedInstant } from '../../../shared/calendar/zoned-time.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import { epochMilliseconds, instantOf } from '../../../shared/kernel/time.ts';

const zones = Intl.supportedValuesOf('timeZone');
const minute = 60_000;

/** What a clock on the wall shows: `2026-03-29T03:00`. */
function formatterOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at).replace(' ', 'T');
}

/** Checks the three promises against the wall clock of Intl: exact and first, or the first minute after a gap. */
function checkPromise(date: string, time: string, zone: string, wall: (at: number) => string): void {
  const at = epochMilliseconds(zonedInstant(date as CalendarDate, time, zone));
  const asked = `${date}T${time}`;
  const shown = wall(at);
  const context = `${asked} in ${zone}`;
  if (shown === asked) {
    // A repeated hour is at most a few hours long; no earlier occurrence may exist.
    for (const back of [20, 30, 40, 60, 120, 180]) expect(wall(at - back * minute), context).not.toBe(asked);
  } else {
    expect(shown > asked, context).toBe(true);
    expect(wall(at - minute) < asked, context).toBe(true);
  }
}

/** Instants of all changes of a zone's offset in ten years. */
function transitionsOf(zone: string): number[] {
  const found: number[] = [];
  let next = Temporal.Instant.from('2024-06-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (next && next.year < 2034) {
    found.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return found;
}

describe('the instant of an hour in a zone', () => {
  test.each([
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
    ['2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:00:00Z'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00:00Z'],
    ['2026-10-13', '09:00', 'Asia/Kathmandu', '2026-10-13T03:15:00Z'],
  ])('%s %s in %s is %s', (date, time, zone, expected) => {
    expect(zonedInstant(date as CalendarDate, time, zone)).toBe(expected as Instant);
  });

  test('is the first occurrence, or the first minute after the gap, around every change of every zone', () => {
    const offsets = [-61, -31, -1, 0, 1, 29, 31, 59, 61];
    let checked = 0;
    for (const zone of zones) {
      const wall = formatterOf(zone);
      for (const transition of transitionsOf(zone)) {
        // Hours on both sides as either side would read them, so that they fall into the gap or the fold.
        for (const reading of [wall(transition), wall(transition - minute)]) {
          const around = Temporal.PlainDateTime.from(reading);
          const shift = offsets[checked % offsets.length] ?? 0;
          const local = around.add({ minutes: shift }).toString({ smallestUnit: 'minute' });
          checkPromise(local.slice(0, 10), local.slice(11, 16), zone, wall);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(3_000);
  });

  test('an unknown zone is refused', () => {
    expect(() => zonedInstant('2026-10-13' as CalendarDate, '09:00', 'Europe/Atlantis')).toThrow(RangeError);
  });

  test('keeps the promise on any day in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
        (zone, moment) => {
          const text = moment.toISOString();
          const [date, time] = [text.slice(0, 10), text.slice(11, 16)];
          checkPromise(date, time, zone, formatterOf(zone));
        },
      ),
      { seed: 20261013, numRuns: 300 },
    );
  });
});

test('mailing hours are nine hours of the member’s local day, in any zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 10 * 365 * 24 * 60 }), (zone, minutes) => {
      const at = instantOf(Date.UTC(2020, 0, 1) + minutes * 60_000);
      const wall = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
        Date.parse(at),
      );
      expect(inMailingHours(at, '09:00', zone)).toBe(Number(wall) >= 9 && Number(wall) < 18);
    }),
  );
  expect(inMailingHours(instantOf(Date.UTC(2026, 0, 1, 2)), '20:00', 'UTC')).toBe(true);
});
