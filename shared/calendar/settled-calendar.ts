/**
 * Settles what a steward wrote about days: a country becomes its public holidays, as dates, and what cannot be is said.
 *
 * Stored dates stay, even if a newer library disagrees: each import only adds years that were not known. So
 * no date moves under a running deployment. A steward who disagrees writes the dates instead of the country.
 */
import type { ClosedDay, Holidays, Move } from '../contract/closed-days.ts';
import { isHolidays } from '../contract/closed-days.ts';
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import { quarterOf } from '../contract/quarters.ts';
import { dayNumberOf } from '../kernel/day-number.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CalendarDate, Instant } from '../kernel/time.ts';
import { monthName, pulsesOfMonths } from './pulse-days.ts';
import { isClosed, workingDaysBetween } from './working-days.ts';

/** Dates of a country's public holidays from one year to another; undefined if it knows no such country. */
export type PublicHolidays = (
  country: string,
  firstYear: number,
  lastYear: number,
) => CalendarDate[] | undefined | Promise<CalendarDate[] | undefined>;

/** @param stored the settings of the community until now, if there are any */
export async function settledCalendar(
  community: Community,
  stored: Community | undefined,
  at: Instant,
  publicHolidays: PublicHolidays,
): Promise<Result<Community, Problem[]>> {
  const { closedDays } = community.calendar;
  const wrong = closedDays.flatMap(rangeProblem);
  if (wrong.length > 0) return err(wrong);
  const known = (stored?.calendar.closedDays ?? []).filter(isHolidays);
  const year = Number(at.slice(0, 4));
  const settled: ClosedDay[] = [];
  for (const [index, day] of closedDays.entries()) {
    const country =
      typeof day === 'string' ? (/^[A-Z]/.test(day) ? day : undefined) : isHolidays(day) ? day.country : undefined;
    if (country === undefined) {
      settled.push(day);
      continue;
    }
    const before = known.find((one) => one.country === country);
    const holidays = await holidaysOf(country, before, year, publicHolidays);
    if (!holidays) return err([unknownCountry(country, index)]);
    settled.push(holidays);
  }
  const calendar = { ...community.calendar, closedDays: settled };
  const problems = monthProblems({ ...community, calendar });
  return problems.length > 0 ? err(problems) : ok({ ...community, calendar });
}

async function holidaysOf(
  country: string,
  before: Holidays | undefined,
  year: number,
  publicHolidays: PublicHolidays,
): Promise<Holidays | undefined> {
  // The quarter before may still have to be published.
  const [first, last] = [year - 1, year + limits.holidayYearsAhead];
  const knownYear = before ? Number(before.knownUntil.slice(0, 4)) : first - 1;
  const further = knownYear >= last ? [] : await publicHolidays(country, Math.max(first, knownYear + 1), last);
  if (!further) return undefined;
  const kept = (before?.dates ?? []).filter((date) => Number(date.slice(0, 4)) >= first);
  return { country, dates: [...kept, ...further], knownUntil: `${Math.max(last, knownYear)}-12-31` as CalendarDate };
}

/** The last day for which all countries of a calendar are known; undefined if it names none. */
export const holidaysKnownUntil = ({ calendar }: Pick<Community, 'calendar'>): CalendarDate | undefined =>
  calendar.closedDays
    .filter(isHolidays)
    .map(({ knownUntil }) => knownUntil)
    .sort()[0];

function rangeProblem(day: ClosedDay, index: number): Problem[] {
  if (typeof day === 'string' || isHolidays(day)) return [];
  const place = `calendar.closedDays.${index}`;
  const value = `${day.from} to ${day.to}`;
  if (day.to < day.from)
    return [
      { place, value, problem: 'ends before it begins.', cure: 'Write the first day as "from" and the last as "to".' },
    ];
  if (dayNumberOf(day.to) - dayNumberOf(day.from) < limits.closedRangeDays) return [];
  const problem = `has more than ${limits.closedRangeDays} days.`;
  return [{ place, value, problem, cure: 'Leave out the pulses of these months with "skip" instead.' }];
}

const unknownCountry = (country: string, index: number): Problem => ({
  place: `calendar.closedDays.${index}`,
  value: country,
  problem: 'is no country or region whose public holidays are known.',
  cure: 'Write a code of ISO 3166 such as DE, or DE-BY for a region; or the dates themselves.',
});

function monthProblems(community: Community): Problem[] {
  const { skip, move } = community.calendar;
  return [
    ...skip.flatMap((month, index) => withoutPulse(community, month, `calendar.skip.${index}`)),
    ...move.flatMap((one, index) => {
      const place = `calendar.move.${index}`;
      const none = withoutPulse(community, one.month, `${place}.month`);
      return none.length > 0 ? none : moveProblems(community, one, place, index);
    }),
  ];
}

function withoutPulse(community: Community, month: string, place: string): Problem[] {
  const quarter = quarterOf(`${month}-01` as CalendarDate, community.quarter.firstMonth);
  if (pulsesOfMonths(community, quarter).some((pulse) => monthName(pulse.month) === month)) return [];
  return [
    {
      place,
      value: month,
      problem: 'has no pulse.',
      cure: 'Write a month in which "pulses" asks something, or leave it out.',
    },
  ];
}

function moveProblems({ calendar }: Community, move: Move, place: string, index: number): Problem[] {
  const { month, opensOn, closesOn } = move;
  const closed = (day: CalendarDate): boolean => isClosed(dayNumberOf(day), calendar);
  if (calendar.skip.includes(month))
    return [
      { place: `${place}.month`, value: month, problem: 'is skipped, too.', cure: 'Keep it in "skip" or in "move".' },
    ];
  if (calendar.move.findIndex((one) => one.month === month) !== index)
    return [{ place: `${place}.month`, value: month, problem: 'is moved twice.', cure: 'Keep one of the two.' }];
  if (opensOn.slice(0, 7) !== month) {
    const cure = 'A pulse is named after its month: choose a day in it, or skip the month.';
    return [{ place: `${place}.opensOn`, value: opensOn, problem: 'is not in that month.', cure }];
  }
  const cure = 'Choose a day that is not among "closedDays".';
  if (closed(opensOn)) return [{ place: `${place}.opensOn`, value: opensOn, problem: 'is a closed day.', cure }];
  if (closesOn === undefined) return [];
  if (closed(closesOn)) return [{ place: `${place}.closesOn`, value: closesOn, problem: 'is a closed day.', cure }];
  const open = workingDaysBetween(dayNumberOf(opensOn), dayNumberOf(closesOn), calendar);
  const [least, most] = [limits.minimumOpenWorkingDays, limits.mostOpenWorkingDays];
  if (open >= least && open <= most) return [];
  const problem = `leaves ${open} working days.`;
  return [
    {
      place: `${place}.closesOn`,
      value: closesOn,
      problem,
      cure: `Choose a day ${least} to ${most} working days after the opening.`,
    },
  ];
}
