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
import { lastDayOf, quarterOf } from '../contract/quarters.ts';
import { type DayNumber, dateOf, dayNumberOf } from '../kernel/day-number.ts';
import type { PulseId, QuarterId } from '../kernel/ids.ts';
import { addSeconds, type CalendarDate, dayOf, type Instant } from '../kernel/time.ts';
import { type PulseOfMonth, pulsesOfMonths } from './pulse-days.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';
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

/** The pulses of a quarter in order; skipped ones are none. */
export const pulsesOf = (community: Community, quarter: QuarterId): PulseDates[] =>
  pulsesOfMonths(community, quarter)
    .filter(({ isSkipped }) => !isSkipped)
    .flatMap((pulse) => datesOfMonth(community, quarter, pulse) ?? [])
    .sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));

/** The dates of one pulse, for a pulse that has begun even if its month is skipped: skipping it then changes nothing. */
export const datesOfPulse = (
  community: Community,
  { pulse, quarter }: Pick<PulseDates, 'pulse' | 'quarter'>,
): PulseDates | undefined =>
  pulsesOfMonths(community, quarter)
    .flatMap((one) => datesOfMonth(community, quarter, one) ?? [])
    .find((dates) => dates.pulse === pulse);

/** Undefined if every working day of its month is closed. */
export function datesOfMonth(
  community: Community,
  quarter: QuarterId,
  { month, instruments, days }: PulseOfMonth,
): PulseDates | undefined {
  if (!days) return undefined;
  const { calendar, timeZone } = community;
  const { opensOn, closesOn } = days;
  const halfTime = Math.floor((opensOn + closesOn) / 2);
  // Half time may fall on a day off; then it is the next working day.
  const first = isWorkingDay(halfTime, calendar) ? halfTime : addWorkingDays(halfTime, 1, calendar);
  const second = addWorkingDays(closesOn, -2, calendar);
  // In a short week, half time may be no earlier than the second reminder; then one reminder is enough.
  const reminders = first < second ? [first, second] : [second];
  const acceptsUntilOn = addWorkingDays(closesOn, limits.softCloseWorkingDays, calendar);
  const resultsOn = addWorkingDays(acceptsUntilOn, community.resultsAfterWorkingDays, calendar);
  const closingHourOf = (day: DayNumber) => zonedInstant(dateOf(day), calendar.closes.at, timeZone);
  return {
    pulse: pulseIdOf(community.id, month),
    quarter,
    instruments,
    opensOn: dateOf(opensOn),
    closesOn: dateOf(closesOn),
    reminders: reminders.map(dateOf),
    closes: closingHourOf(closesOn),
    acceptsUntil: closingHourOf(acceptsUntilOn),
    resultsAt: zonedInstant(dateOf(resultsOn), resultsHour, timeZone),
  };
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
  const dates = datesOfPulse(community, { pulse, quarter });
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
  dateOf(addWorkingDays(dayNumberOf(date), 1, calendar));

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
