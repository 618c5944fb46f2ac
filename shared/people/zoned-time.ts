import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from '../kernel/time.ts';
import { instantOf } from '../kernel/time.ts';

/**
 * The instant at which a clock on the wall of `zone` shows `time` on `date`.
 *
 * Always valid: an hour that a spring change skips becomes the first minute after the gap, an hour that an autumn change
 * repeats is its first occurrence, and a whole day that a zone skipped (Samoa, 2011-12-30) becomes the start of the next.
 *
 * @param time `HH:MM`
 */
export function zonedInstant(date: CalendarDate, time: string, zone: string): Instant {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return instantOf(earlier.epochMilliseconds);
  // In a gap "earlier" and "later" lie on its two sides, and the transition between them is the first valid minute.
  const transition = earlier.getTimeZoneTransition('next');
  if (transition === null) return instantOf(earlier.epochMilliseconds);
  return instantOf(transition.epochMilliseconds);
}

/**
 * Whether `at` lies in the mailing hours of `zone`: from `opening` (`HH:MM` on the wall there) for nine hours. What could
 * not be sent at its hour is sent later the same day or on a later one, and never into somebody's night.
 */
export function inMailingHours(at: Instant, opening: string, zone: string): boolean {
  const wall = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime();
  const minutes = Temporal.PlainTime.from(opening).until(wall).total('minutes');
  return (minutes + 24 * 60) % (24 * 60) < mailingHours * 60;
}

const mailingHours = 9;
