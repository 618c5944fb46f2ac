import type { Language } from '../../shared/contract/identifiers.ts';
import { epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';

/**
 * Weekday, day, month, hour and zone of an instant, as the language writes them.
 *
 * @param timeZone undefined for that of the machine, which in a browser is the reader's
 */
export const dateWords = (language: Language, timeZone: string | undefined, instant: Instant): string =>
  // British English, as everywhere in this project: day before month, 24 hours.
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(epochMilliseconds(instant));
