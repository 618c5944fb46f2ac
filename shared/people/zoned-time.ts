import type { CalendarDate, Instant } from '../kernel/time.ts';
import { daySeconds, epochMilliseconds, instantOf } from '../kernel/time.ts';

/**
 * The instant at which a clock on the wall of `zone` shows `time` on `date`.
 *
 * Always valid: an hour that a spring change skips becomes the first minute after the gap, an hour that an autumn change
 * repeats is its first occurrence, and a whole day that a zone skipped (Samoa, 2011-12-30) becomes the start of the next.
 *
 * A zone is taken to change its offset at most once within two days, as every zone of the IANA database has since 1970.
 * What it changes to comes from the runtime's time zone data; the arithmetic is held against Temporal in tests.
 *
 * @param time `HH:MM`
 * @throws RangeError if the runtime knows no such zone
 */
export function zonedInstant(date: CalendarDate, time: string, zone: string): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = offsetAt(wall - daySeconds * 1000, zone);
  const after = offsetAt(wall + daySeconds * 1000, zone);
  // Where the hour is repeated both are right, and the larger offset is the earlier instant.
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (offsetAt(wall - offset, zone) === offset) return instantOf(wall - offset);
  }
  return instantOf(changeBetween(wall - after, wall - before, zone));
}

/** The first instant, to the second, after `from` and not after `to` that has the offset of `to`, and not that of `from`. */
function changeBetween(from: number, to: number, zone: string): number {
  const old = offsetAt(from, zone);
  let [last, first] = [from / 1000, to / 1000];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetAt(middle * 1000, zone) === old) last = middle;
    else first = middle;
  }
  return first * 1000;
}

/** How far the clocks of `zone` are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

// Making one takes a thousand times as long as asking it; it never changes, and there are some four hundred zones.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone);
  if (made) return made;
  const clock = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}

/**
 * Whether `at` lies in the mailing hours of `zone`: from `opening` (`HH:MM` on the wall there) for nine hours. What could
 * not be sent at its hour is sent later the same day or on a later one, and never into somebody's night.
 */
export function inMailingHours(at: Instant, opening: string, zone: string): boolean {
  const wall = (epochMilliseconds(at) + offsetAt(epochMilliseconds(at), zone)) / 1000;
  const opened = Date.parse(`1970-01-01T${opening}:00Z`) / 1000;
  return (wall - opened + daySeconds) % daySeconds < mailingHours * 60 * 60;
}

const mailingHours = 9;
