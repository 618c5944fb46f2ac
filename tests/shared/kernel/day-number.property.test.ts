import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dateOf, dayNumber, dayNumberOf, weekdayOf } from '../../../shared/kernel/day-number.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';

test('days, dates and weekdays are those of the standard calendar, even across leap days and before 1970', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 200_000 }), (day) => {
      const expected = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(dateOf(day)).toBe(expected.toString());
      expect(weekdayOf(day)).toBe(expected.dayOfWeek);
      expect(dayNumberOf(expected.toString() as CalendarDate)).toBe(day);
      expect(dayNumber(expected.year, expected.month, expected.day)).toBe(day);
    }),
    { numRuns: 1_000 },
  );
});
