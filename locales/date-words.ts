/** Days and hours for readers: in their language, with the zone named wherever there is an hour. */
import type { Language } from '../shared/contract/identifiers.ts';
import { addSeconds, type CalendarDate, epochMilliseconds, type Instant } from '../shared/kernel/time.ts';
import { commaOf, localeOf } from './direction.ts';

const words = (language: Language, timeZone: string, instant: Instant, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone, ...parts }).format(epochMilliseconds(instant));

/** `27 November` */
export const dayWords = (language: Language, timeZone: string, instant: Instant): string =>
  words(language, timeZone, instant, { day: 'numeric', month: 'long' });

/** `27 November 2026`: a calendar day, the same in every zone. */
export const fullDayWords = (language: Language, day: CalendarDate): string =>
  words(language, 'UTC', `${day}T12:00:00Z` as Instant, { day: 'numeric', month: 'long', year: 'numeric' });

/** `November 2026`, of 2026-11. */
export const monthWords = (language: Language, month: string): string =>
  words(language, 'UTC', `${month}-15T12:00:00Z` as Instant, { month: 'long', year: 'numeric' });

/** `Friday 27 November` */
export const weekdayAndDayWords = (language: Language, timeZone: string, instant: Instant): string =>
  words(language, timeZone, instant, { weekday: 'long', day: 'numeric', month: 'long' });

/** For a deadline given without its hour: one in the small hours of Saturday is shown as Friday. */
export const lastDay = (closes: Instant): Instant => addSeconds(closes, -6 * 60 * 60);

/** `Friday` */
export const weekdayWords = (language: Language, timeZone: string, instant: Instant): string =>
  words(language, timeZone, instant, { weekday: 'long' });

/** `Friday 27 November, 17:00 (Europe/Berlin)`: the zone by its name in the database, which is the same in every language. */
export function closingWords(language: Language, timeZone: string, instant: Instant): string {
  const hour = words(language, timeZone, instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${weekdayAndDayWords(language, timeZone, instant)}${commaOf(language)}${hour} (${timeZone.replaceAll('_', ' ')})`;
}

/** `1,250` */
export const numberWords = (language: Language, count: number): string =>
  new Intl.NumberFormat(localeOf(language)).format(count);

/** `70%` */
export const percentWords = (language: Language, percent: number): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(percent / 100);

/** `3 minutes`, `5 hours`, `4 days`: rounded up, in the largest unit that is precise enough. */
export function durationWords(language: Language, seconds: number): string {
  const [unit, size] = seconds <= 90 * 60 ? ['minute', 60] : seconds <= 48 * 60 * 60 ? ['hour', 3600] : ['day', 86_400];
  const format = new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: String(unit), unitDisplay: 'long' });
  return format.format(Math.max(1, Math.ceil(seconds / Number(size))));
}
