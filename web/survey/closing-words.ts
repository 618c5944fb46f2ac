import { epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';

/**
 * Weekday, day, month, hour and zone of an instant, as a language writes them.
 *
 * @param locale BCP 47 tag of the language
 * @param timeZone undefined for the machine's, which in a browser is the reader's
 */
export const dateWords = (locale: string, timeZone: string | undefined, instant: Instant): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(epochMilliseconds(instant));
