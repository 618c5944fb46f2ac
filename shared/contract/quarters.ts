import type { QuarterId } from '../kernel/ids.ts';
import { addSeconds, type CalendarDate, dayOf, daySeconds, type Instant } from '../kernel/time.ts';
import { limits } from './limits.ts';

/**
 * Quarters of a community whose year begins in `firstMonth` (1 to 12). A fiscal year is named after the calendar year in
 * which it ends: with `firstMonth` 1 quarters are the calendar's, and October 2026 is 2027-Q1 if the year begins in October.
 */
export function quarterOf(date: CalendarDate, firstMonth: number): QuarterId {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const monthsIn = (month - firstMonth + 12) % 12;
  const fiscalYear = firstMonth > 1 && month >= firstMonth ? year + 1 : year;
  return `${fiscalYear}-Q${Math.floor(monthsIn / 3) + 1}` as QuarterId;
}

/** The quarter that many quarters later; earlier if the number is negative. */
export function quarterAfter(quarter: QuarterId, quarters: number): QuarterId {
  const count = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + quarters;
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}` as QuarterId;
}

/** The last day of a quarter. */
export function lastDayOf(quarter: QuarterId, firstMonth: number): CalendarDate {
  const [, , { year, month }] = quarterMonths(quarter, firstMonth);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as CalendarDate;
}

export interface YearMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** The three calendar months of a quarter, in order. */
export function quarterMonths(quarter: QuarterId, firstMonth: number): readonly [YearMonth, YearMonth, YearMonth] {
  const fiscalYear = Number(quarter.slice(0, 4));
  const firstYear = firstMonth > 1 ? fiscalYear - 1 : fiscalYear;
  const offset = firstMonth - 1 + (Number(quarter.slice(6)) - 1) * 3;
  const month = (n: number): YearMonth => ({
    year: firstYear + Math.floor((offset + n) / 12),
    month: ((offset + n) % 12) + 1,
  });
  return [month(0), month(1), month(2)];
}

/**
 * Quarters whose participation facts may be stored: this one, those that were current in the last 228 days, and all those as
 * many years ahead as a file may mention.
 */
export const quartersKept = (firstMonth: number, now: Instant): QuarterId[] => {
  const days = [0, -91, -182, -228].map((back) => dayOf(addSeconds(now, back * daySeconds)));
  const ahead = Array.from({ length: 4 * limits.factYears }, (_, quarters) =>
    quarterAfter(quarterOf(dayOf(now), firstMonth), quarters + 1),
  );
  return [...new Set([...days.map((day) => quarterOf(day, firstMonth)), ...ahead])];
};
