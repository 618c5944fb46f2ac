/**
 * When a community's pulses open, remind and close. Pure arithmetic on dates: nothing here knows what day it is.
 *
 * opens: the nth (or last) weekday of its month, at its hour in each member's zone. closes: the first closing weekday at
 * least the set number of working days after opening, at its hour in the community's zone. reminds: half way, and two working
 * days before closing, at the opening hour in each member's zone. Answers still count until the same hour two working days
 * after the close (the soft close, docs/adr/0067). The results follow at nine, `resultsAfterWorkingDays` later, and the
 * quarter's report `publishAfterDays` after the quarter's last day.
 *
 * With a quiet end of the quarter, the pulse of its last month opens a week earlier and ends, soft close included, before the
 * month's last days, when people finish the quarter or leave for holidays. The same goes for December wherever the year begins.
 */

import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import type { SurveyMailKind } from '../contract/messages.ts';
import { pulseIdOf } from '../contract/pulse-id.ts';
import { lastDayOf, quarterMonths, quarterOf, type YearMonth } from '../contract/quarters.ts';
import { type DayNumber, dateOf, dayNumber, dayNumberOf, weekdayOf } from '../kernel/day-number.ts';
import type { PulseId, QuarterId } from '../kernel/ids.ts';
import { addSeconds, type CalendarDate, dayOf, type Instant } from '../kernel/time.ts';
import { zonedInstant } from './zoned-time.ts';

export interface PulseDates {
  readonly pulse: PulseId;
  readonly quarter: QuarterId;
  readonly instruments: Community['pulses'][number]['instruments'];
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly reminders: readonly CalendarDate[];
  /** The closing hour in the community's zone. */
  readonly closes: Instant;
  /** The end of the soft close: the closing hour of a later day. */
  readonly acceptsUntil: Instant;
  readonly resultsAt: Instant;
}

/** When results of a pulse are published, in the community's zone: people are at work. */
const resultsHour = '09:00';

/** The `occurrence`th ISO weekday of a month: the first to the fourth, and 5 for the last, which may be the fourth. */
function nthWeekday({ year, month }: YearMonth, weekday: number, occurrence: number): DayNumber {
  const first = dayNumber(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (occurrence - 1);
  // The month after December is the thirteenth of the same year.
  return day < dayNumber(year, month + 1, 1) ? day : day - 7;
}

/** `count` working days after (or, negative, before) a day. */
function addWorkingDays(from: DayNumber, count: number, workingWeek: readonly number[]): DayNumber {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (workingWeek.includes(weekdayOf(day))) left -= 1;
  }
  return day;
}

/** The first closing weekday at least the set number of working days after a day. */
function closingAfter(
  opensOn: DayNumber,
  workingDays: number,
  { closes, workingWeek }: Community['calendar'],
): DayNumber {
  let closesOn = addWorkingDays(opensOn, workingDays, workingWeek);
  while (weekdayOf(closesOn) !== closes.weekday) closesOn += 1;
  return closesOn;
}

/** Working days after `from`, up to and with `until`. */
const workingDaysBetween = (from: DayNumber, until: DayNumber, workingWeek: readonly number[]): number =>
  Array.from({ length: Math.max(0, until - from) }, (_, days) => from + 1 + days).filter((day) =>
    workingWeek.includes(weekdayOf(day)),
  ).length;

/**
 * A pulse whose soft close ends before the last days of its month: on the last closing weekday that allows it, or, if that
 * would leave members less than half their time, on the last working day that does. Never less time than any setting may leave.
 */
function beforeQuietDays(
  month: YearMonth,
  calendar: Community['calendar'],
): { opensOn: DayNumber; closesOn: DayNumber } {
  const { opens, closes, workingWeek } = calendar;
  const opensOn = nthWeekday(month, opens.weekday, Math.max(1, opens.occurrence - 1));
  const monthEnd = dayNumber(month.year, month.month + 1, 0) - limits.quietMonthEndDays;
  const latest = month.month === 12 ? dayNumber(month.year, 12, limits.quietDecemberFrom - 1) : monthEnd;
  const fits = (closesOn: DayNumber) => addWorkingDays(closesOn, limits.softCloseWorkingDays, workingWeek) <= latest;
  const usual = closingAfter(opensOn, closes.afterWorkingDays, calendar);
  if (fits(usual)) return { opensOn, closesOn: usual };
  const leaves = (closesOn: DayNumber) => workingDaysBetween(opensOn, closesOn, workingWeek);
  const earlier = Array.from({ length: usual - opensOn }, (_, days) => usual - 1 - days).filter(
    (day) => fits(day) && leaves(day) >= limits.minimumOpenWorkingDays,
  );
  const closesOn =
    earlier.find((day) => weekdayOf(day) === closes.weekday && 2 * leaves(day) >= closes.afterWorkingDays) ??
    earlier.find((day) => workingWeek.includes(weekdayOf(day))) ??
    closingAfter(opensOn, limits.minimumOpenWorkingDays, calendar);
  return { opensOn, closesOn };
}

/** The pulses of a quarter in order. */
export function pulsesOf(community: Community, quarter: QuarterId): PulseDates[] {
  const months = quarterMonths(quarter, community.quarter.firstMonth);
  const { calendar } = community;
  const { opens, closes, workingWeek } = calendar;
  const usual = (month: YearMonth) => {
    const opensOn = nthWeekday(month, opens.weekday, opens.occurrence);
    return { opensOn, closesOn: closingAfter(opensOn, closes.afterWorkingDays, calendar) };
  };
  return community.pulses
    .map(({ monthOfQuarter, instruments }) => {
      const month = months[monthOfQuarter - 1] ?? months[0];
      const isQuiet = calendar.quietQuarterEnd && (monthOfQuarter === 3 || month.month === 12);
      const { opensOn, closesOn } = isQuiet ? beforeQuietDays(month, calendar) : usual(month);
      const halfTime = Math.floor((opensOn + closesOn) / 2);
      // Half time may fall on a day off; then it is the next working day.
      const first = workingWeek.includes(weekdayOf(halfTime)) ? halfTime : addWorkingDays(halfTime, 1, workingWeek);
      const second = addWorkingDays(closesOn, -2, workingWeek);
      // In a short week, half time may be no earlier than the second reminder; then one reminder is enough.
      const reminders = first < second ? [first, second] : [second];
      const acceptsUntilOn = addWorkingDays(closesOn, limits.softCloseWorkingDays, workingWeek);
      const resultsOn = addWorkingDays(acceptsUntilOn, community.resultsAfterWorkingDays, workingWeek);
      const closingHourOf = (day: DayNumber) => zonedInstant(dateOf(day), closes.at, community.timeZone);
      return {
        pulse: pulseIdOf(community.id, month),
        quarter,
        instruments,
        opensOn: dateOf(opensOn),
        closesOn: dateOf(closesOn),
        reminders: reminders.map(dateOf),
        closes: closingHourOf(closesOn),
        acceptsUntil: closingHourOf(acceptsUntilOn),
        resultsAt: zonedInstant(dateOf(resultsOn), resultsHour, community.timeZone),
      };
    })
    .sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
}

/**
 * When the quarter's report is published: in the community's zone, at its opening hour, `publishAfterDays` after the
 * quarter's last day, and never before the results of its last pulse.
 */
export function publicationOf(community: Community, quarter: QuarterId): Instant {
  const planned = dayNumberOf(lastDayOf(quarter, community.quarter.firstMonth)) + community.publishAfterDays;
  const results = pulsesOf(community, quarter).map(({ resultsAt }) => resultsAt);
  return [zonedInstant(dateOf(planned), community.calendar.opens.at, community.timeZone), ...results].reduce(later);
}

/** When a survey mail is due in a zone; undefined if the current programme has no such mail. */
export function mailDue(
  community: Community,
  { pulse, quarter }: Pick<PulseDates, 'pulse' | 'quarter'>,
  kind: SurveyMailKind,
  zone: string,
): Instant | undefined {
  const dates = pulsesOf(community, quarter).find((planned) => planned.pulse === pulse);
  const date = kind === 'invitation' ? dates?.opensOn : dates?.reminders[kind === 'reminder-1' ? 0 : 1];
  return date && zonedInstant(date, community.calendar.opens.at, zone);
}

/** The days (in UTC) on which a community's pulses open in a zone, after a day and up to the given number of days later. */
export function openingDays(community: Community, zone: string, after: CalendarDate, days: number): CalendarDate[] {
  const last = laterDate(after, days);
  const { firstMonth } = community.quarter;
  const quarters = new Set([quarterOf(after, firstMonth), quarterOf(laterDate(last, 1), firstMonth)]);
  return [...quarters]
    .flatMap((quarter) => pulsesOf(community, quarter))
    .map(({ opensOn }) => dayOf(zonedInstant(opensOn, community.calendar.opens.at, zone)))
    .filter((day) => day > after && day <= last);
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** `days` after a date. */
export const laterDate = (date: CalendarDate, days: number): CalendarDate => dateOf(dayNumberOf(date) + days);

/** The working day after a date. */
export const nextWorkingDay = ({ calendar }: Pick<Community, 'calendar'>, date: CalendarDate): CalendarDate =>
  dateOf(addWorkingDays(dayNumberOf(date), 1, calendar.workingWeek));

/** When stewards get the dry run: days before the opening, at its hour in the community's zone. */
export const headsUpOf = ({ calendar, timeZone }: Community, { opensOn }: PulseDates): Instant =>
  zonedInstant(dateOf(dayNumberOf(opensOn) - limits.headsUpDays), calendar.opens.at, timeZone);

/** The first instant at which a pulse's invitations may go out anywhere among `zones`, or in the community's own zone if there are none. */
export const openingOf = (community: Community, dates: PulseDates, zones: readonly string[]): Instant =>
  (zones.length > 0 ? zones : [community.timeZone])
    .map((zone) => zonedInstant(dates.opensOn, community.calendar.opens.at, zone))
    .reduce((first, instant) => (instant < first ? instant : first));

/** When open-pulse is planned to run first, and decides who is invited; `zones` are those of the whole roster. */
export const firstRunOf = (community: Community, dates: PulseDates, zones: readonly string[]): Instant =>
  addSeconds(openingOf(community, dates, zones), -limits.openEarlySeconds);
