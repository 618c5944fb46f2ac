import type { ClosedDay } from '../contract/closed-days.ts';
import type { Community } from '../contract/community.ts';
import { type DayNumber, dayNumberOf, weekdayOf } from '../kernel/day-number.ts';

type Calendar = Pick<Community['calendar'], 'workingWeek' | 'closedDays'>;

/** A calendar's closed days never change, and are asked for thousands of times a plan. */
const known = new WeakMap<readonly ClosedDay[], ReadonlySet<DayNumber>>();

/** @throws RangeError if a country's holidays were not resolved: then no date would be right */
function closedDaysOf({ closedDays }: Calendar): ReadonlySet<DayNumber> {
  const before = known.get(closedDays);
  if (before) return before;
  const days = new Set(closedDays.flatMap(daysOf));
  known.set(closedDays, days);
  return days;
}

function daysOf(day: ClosedDay): DayNumber[] {
  if (typeof day !== 'string') {
    if ('country' in day) return day.dates.map(dayNumberOf);
    const [from, to] = [dayNumberOf(day.from), dayNumberOf(day.to)];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, days) => from + days);
  }
  if (/^[A-Z]/.test(day))
    throw new RangeError('public holidays of a country must be resolved before dates are computed');
  return [dayNumberOf(day as Parameters<typeof dayNumberOf>[0])];
}

export const isClosed = (day: DayNumber, calendar: Calendar): boolean => closedDaysOf(calendar).has(day);

/** A day of the working week that is not closed. */
export const isWorkingDay = (day: DayNumber, calendar: Calendar): boolean =>
  calendar.workingWeek.includes(weekdayOf(day)) && !isClosed(day, calendar);

/** `count` working days after (or, negative, before) a day. */
export function addWorkingDays(from: DayNumber, count: number, calendar: Calendar): DayNumber {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after `from`, up to and with `until`. */
export const workingDaysBetween = (from: DayNumber, until: DayNumber, calendar: Calendar): number =>
  Array.from({ length: Math.max(0, until - from) }, (_, days) => from + 1 + days).filter((day) =>
    isWorkingDay(day, calendar),
  ).length;
