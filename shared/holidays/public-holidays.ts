/**
 * The public holidays of a country or region, as the library date-holidays knows them. Only the import of a roster and
 * what reads a steward's files on their own machine ask for them; everything else finds the dates stored with the settings.
 */
import Holidays from 'date-holidays';
import { type DayNumber, dateOf, dayNumberOf } from '../kernel/day-number.ts';
import type { CalendarDate } from '../kernel/time.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Days of which noon is in a public holiday, so one that begins at sunset is the day after, and an afternoon off is none.
 *
 * @param country ISO 3166: DE, or a region such as DE-BY
 * @returns sorted dates of the years from `firstYear` to `lastYear`; undefined if no holidays of that name are known
 */
export function publicHolidays(country: string, firstYear: number, lastYear: number): CalendarDate[] | undefined {
  const [name = '', state, region] = country.split('-');
  const all = new Holidays();
  if (!all.getCountries()?.[name]) return undefined;
  if (state !== undefined && !all.getStates(name)?.[state]) return undefined;
  if (region !== undefined && !all.getRegions(name, state ?? '')?.[region]) return undefined;
  const calendar = new Holidays([name, state, region].filter((part) => part !== undefined).join('.'));
  const days = new Set<DayNumber>();
  // A holiday of the year before may reach into the first.
  for (let year = firstYear - 1; year <= lastYear; year++) {
    for (const { type, date, start, end } of calendar.getHolidays(year)) {
      if (type !== 'public') continue;
      const from = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
      const until = from + end.getTime() - start.getTime();
      for (let day = dayNumberOf(date.slice(0, 10) as CalendarDate); noonOf(day) < until; day += 1)
        if (noonOf(day) >= from) days.add(day);
    }
  }
  return [...days]
    .sort((a, b) => a - b)
    .map(dateOf)
    .filter((day) => Number(day.slice(0, 4)) >= firstYear && Number(day.slice(0, 4)) <= lastYear);
}

const noonOf = (day: DayNumber): number => (day + 0.5) * dayMilliseconds;
