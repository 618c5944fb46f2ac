/** Days and hours as a person reads them: in their language, in the time zone of the community. */
import type { Language } from '../shared/contract/identifiers.ts';
import { epochMilliseconds, type Instant } from '../shared/kernel/time.ts';

/** British day order in English; Latin digits in Arabic, as in the fingerprint beside them. */
const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de',
  fr: 'fr',
  es: 'es',
  'pt-BR': 'pt-BR',
  ar: 'ar-u-nu-latn',
};

const words = (language: Language, timeZone: string, instant: Instant, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone, ...parts }).format(epochMilliseconds(instant));

/** `27 November` */
export const dayWords = (language: Language, timeZone: string, instant: Instant): string =>
  words(language, timeZone, instant, { day: 'numeric', month: 'long' });

/** `Friday 27 November` */
export const weekdayAndDayWords = (language: Language, timeZone: string, instant: Instant): string =>
  words(language, timeZone, instant, { weekday: 'long', day: 'numeric', month: 'long' });

/** `Friday` */
export const weekdayWords = (language: Language, timeZone: string, instant: Instant): string =>
  words(language, timeZone, instant, { weekday: 'long' });

/** `Friday 27 November, 17:00 (Europe/Berlin)`: the zone by its name in the database, which is the same everywhere. */
export function closingWords(language: Language, timeZone: string, instant: Instant): string {
  const hour = words(language, timeZone, instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const comma = language === 'ar' ? '،' : ',';
  return `${weekdayAndDayWords(language, timeZone, instant)}${comma} ${hour} (${timeZone.replaceAll('_', ' ')})`;
}
