/**
 * On which days the pulse of a month opens and closes. A day that would be closed gives way to the next working day: of the
 * opening within the month, or, at its end, to the working day before. A steward may choose other days for a month, or skip it.
 */
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import { quarterMonths, type YearMonth } from '../contract/quarters.ts';
import { type DayNumber, dayNumber, dayNumberOf, weekdayOf } from '../kernel/day-number.ts';
import type { QuarterId } from '../kernel/ids.ts';
import { addWorkingDays, isClosed, isWorkingDay, workingDaysBetween } from './working-days.ts';

type Calendar = Community['calendar'];

export interface PulseDays {
  readonly opensOn: DayNumber;
  readonly closesOn: DayNumber;
}

export interface PulseOfMonth {
  readonly month: YearMonth;
  readonly instruments: Community['pulses'][number]['instruments'];
  /** Undefined if every working day of the month is closed. */
  readonly days: PulseDays | undefined;
  readonly isSkipped: boolean;
  /** Why the days are not those of the rule. */
  readonly movedBy: 'steward' | 'closed-days' | undefined;
}

export const monthName = ({ year, month }: YearMonth): string => `${year}-${String(month).padStart(2, '0')}`;

/** What the programme has for each month of a quarter that asks something, skipped ones too. */
export function pulsesOfMonths(
  { pulses, quarter: { firstMonth }, calendar }: Community,
  quarter: QuarterId,
): PulseOfMonth[] {
  const months = quarterMonths(quarter, firstMonth);
  return pulses.map(({ monthOfQuarter, instruments }) => {
    const month = months[monthOfQuarter - 1] ?? months[0];
    const isQuiet = calendar.quietQuarterEnd && (monthOfQuarter === 3 || month.month === 12);
    const move = calendar.move.find((one) => one.month === monthName(month));
    const opensOn = move ? dayNumberOf(move.opensOn) : openingIn(month, isQuiet, calendar);
    const closesOn =
      move?.closesOn !== undefined
        ? dayNumberOf(move.closesOn)
        : opensOn !== undefined && closingOf(month, opensOn, isQuiet, calendar);
    const days = opensOn !== undefined && closesOn !== false ? { opensOn, closesOn } : undefined;
    const isSkipped = calendar.skip.includes(monthName(month));
    return {
      month,
      instruments,
      days,
      isSkipped,
      movedBy: move ? 'steward' : givesWay(month, isQuiet, days, calendar),
    };
  });
}

/** Whether closed days have changed the days of a pulse. */
function givesWay(month: YearMonth, isQuiet: boolean, days: PulseDays | undefined, calendar: Calendar) {
  if (calendar.closedDays.length === 0) return undefined;
  const usual = { ...calendar, closedDays: [] };
  const opensOn = openingIn(month, isQuiet, usual);
  const closesOn = opensOn === undefined ? undefined : closingOf(month, opensOn, isQuiet, usual);
  return days?.opensOn === opensOn && days?.closesOn === closesOn ? undefined : 'closed-days';
}

const monthEnd = ({ year, month }: YearMonth): DayNumber => dayNumber(year, month + 1, 0);

/** The `occurrence`th ISO weekday of a month: the first to the fourth, and 5 for the last, which may be the fourth. */
function nthWeekday(month: YearMonth, weekday: number, occurrence: number): DayNumber {
  const first = dayNumber(month.year, month.month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (occurrence - 1);
  return day <= monthEnd(month) ? day : day - 7;
}

function openingIn(month: YearMonth, isQuiet: boolean, calendar: Calendar): DayNumber | undefined {
  const { weekday, occurrence } = calendar.opens;
  const usual = nthWeekday(month, weekday, isQuiet ? Math.max(1, occurrence - 1) : occurrence);
  if (!isClosed(usual, calendar)) return usual;
  const first = dayNumber(month.year, month.month, 1);
  const days = Array.from({ length: monthEnd(month) - first + 1 }, (_, index) => first + index);
  const open = days.filter((day) => isWorkingDay(day, calendar));
  return open.find((day) => day > usual) ?? open.at(-1);
}

const closingOf = (month: YearMonth, opensOn: DayNumber, isQuiet: boolean, calendar: Calendar): DayNumber =>
  isQuiet
    ? beforeQuietDays(month, opensOn, calendar)
    : closingAfter(opensOn, calendar.closes.afterWorkingDays, calendar);

/** The first closing weekday at least the set number of working days after a day; the next working day if that is closed. */
function closingAfter(opensOn: DayNumber, workingDays: number, calendar: Calendar): DayNumber {
  let closesOn = addWorkingDays(opensOn, workingDays, calendar);
  while (weekdayOf(closesOn) !== calendar.closes.weekday) closesOn += 1;
  return isClosed(closesOn, calendar) ? addWorkingDays(closesOn, 1, calendar) : closesOn;
}

/**
 * A close whose soft close ends before the last days of its month: on the last closing weekday that allows it, or, if that
 * would leave members less than half their time, on the last working day that does. Never less time than any setting may leave.
 */
function beforeQuietDays(month: YearMonth, opensOn: DayNumber, calendar: Calendar): DayNumber {
  const { closes } = calendar;
  const latest =
    month.month === 12
      ? dayNumber(month.year, 12, limits.quietDecemberFrom - 1)
      : monthEnd(month) - limits.quietMonthEndDays;
  const fits = (closesOn: DayNumber) => addWorkingDays(closesOn, limits.softCloseWorkingDays, calendar) <= latest;
  const usual = closingAfter(opensOn, closes.afterWorkingDays, calendar);
  if (fits(usual)) return usual;
  const leaves = (closesOn: DayNumber) => workingDaysBetween(opensOn, closesOn, calendar);
  const earlier = Array.from({ length: usual - opensOn }, (_, days) => usual - 1 - days).filter(
    (day) => !isClosed(day, calendar) && fits(day) && leaves(day) >= limits.minimumOpenWorkingDays,
  );
  return (
    earlier.find((day) => weekdayOf(day) === closes.weekday && 2 * leaves(day) >= closes.afterWorkingDays) ??
    earlier.find((day) => isWorkingDay(day, calendar)) ??
    closingAfter(opensOn, limits.minimumOpenWorkingDays, calendar)
  );
}
