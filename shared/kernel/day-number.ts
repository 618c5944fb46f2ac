import type { CalendarDate } from './time.ts';
import { daySeconds } from './time.ts';

/** Days since 1970-01-01, so that adding days is adding numbers. The calendar itself is that of `Date` in UTC. */
export type DayNumber = number;

/** @param month 1 to 12 */
export const dayNumber = (year: number, month: number, day: number): DayNumber =>
  Date.UTC(year, month - 1, day) / (daySeconds * 1000);

export const dayNumberOf = (date: CalendarDate): DayNumber => Date.parse(date) / (daySeconds * 1000);

export const dateOf = (day: DayNumber): CalendarDate =>
  new Date(day * daySeconds * 1000).toISOString().slice(0, 10) as CalendarDate;

/** As ISO 8601 counts them: Monday is 1, Sunday is 7. The first of 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;
