import * as Calendar from 'temporal-polyfill/fns/Calendar';
import * as PointInTime from 'temporal-polyfill/fns/Instant';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { CalendarDate, Instant } from '../kernel/time.ts';
import { instantOf } from '../kernel/time.ts';

/**
 * The instant at which a wall clock in `zone` shows `time` on `date`.
 *
 * Always valid: an hour that a spring change skips becomes the first minute after the gap, an hour that an autumn change
 * repeats is its first occurrence, and a whole day that a zone skipped (Samoa, 2011-12-30) becomes the start of the next.
 *
 * @param time `HH:MM`
 * @throws RangeError if the runtime knows no such zone
 */
export function zonedInstant(date: CalendarDate, time: string, zone: string): Instant {
  const wall = PlainDateTime.fromString(`${date}T${time}`, Calendar.getISO);
  const earlier = PlainDateTime.toZonedDateTime(wall, zone, { disambiguation: 'earlier' });
  if (PlainDateTime.equals(ZonedDateTime.toPlainDateTime(earlier), wall)) return instantOf(earlier.epochMilliseconds);
  // In a gap, "earlier" and "later" are on its two sides, and the transition between them is the first valid minute.
  const transition = ZonedDateTime.getTimeZoneTransition(earlier, 'next');
  return instantOf((transition ?? earlier).epochMilliseconds);
}

/**
 * Whether `at` is within the mailing hours of `zone`: nine hours from `opening` (`HH:MM`, local time). Mail that missed its
 * hour goes out later that day or on a later one, and never at night.
 */
export function inMailingHours(at: Instant, opening: string, zone: string): boolean {
  const { hour, minute } = PointInTime.toZonedDateTimeISO(PointInTime.fromString(at), zone);
  const [openingHour = 0, openingMinute = 0] = opening.split(':').map(Number);
  const minutes = (hour - openingHour) * 60 + minute - openingMinute;
  return (minutes + 24 * 60) % (24 * 60) < mailingHours * 60;
}

const mailingHours = 9;
