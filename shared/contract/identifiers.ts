import * as z from 'zod/mini';
import { languages } from '../../locales/languages.ts';
import type { CommunityId, GroupName, Label, MemberId, PulseId, QuarterId, Receipt, TokenHash } from '../kernel/ids.ts';
import { type CalendarDate, type Instant, isCalendarDate, isInstant } from '../kernel/time.ts';
import { limits } from './limits.ts';

/** Parsers of identifiers at a boundary: text in, brand out. */
const branded = <T extends string>(pattern: RegExp, what: string) =>
  z.pipe(
    z.string().check(z.regex(pattern, { error: `must be ${what}` })),
    z.transform((text) => text as T),
  );

/** 2 to 24 lower-case letters, digits and single hyphens: short enough for schedule names of 64 characters. */
export const communityIdSchema = branded<CommunityId>(
  /^(?=.{2,24}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  '2 to 24 lower-case letters, digits and single hyphens',
);
export const pulseIdSchema = branded<PulseId>(
  /^(?=.{10,32}$)[a-z0-9]+(?:-[a-z0-9]+)*-\d{4}-\d{2}$/,
  'a community id and a month',
);
export const memberIdSchema = branded<MemberId>(/^[0-9a-f]{32}$/, '32 hex digits');
/** The name of an instrument or item. */
export const hyphenatedSchema = z.string().check(
  z.regex(/^(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be lower-case words with hyphens, at most 60 characters',
  }),
);
export const quarterIdSchema = branded<QuarterId>(/^\d{4}-Q[1-4]$/, 'a quarter such as 2026-Q4');
export const tokenHashSchema = branded<TokenHash>(/^[0-9a-f]{64}$/, '64 hex digits');
/** As rosters and labels were checked when they were imported. */
export const groupNameSchema = z.pipe(
  z.string(),
  z.transform((text) => text as GroupName),
);
export const labelSchema = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(limits.labelMaxCharacters)),
  z.transform((text) => text as Label),
);
export const receiptSchema = branded<Receipt>(/^[0-9a-f]{64}$/, '64 hex digits');
export const calendarDateSchema = z.pipe(
  z.string().check(z.refine(isCalendarDate, { error: 'must be a date such as 2026-10-13' })),
  z.transform((text) => text as CalendarDate),
);
export const hex32Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: 'must be 64 hex digits' }));
export const instantSchema = z.pipe(
  z.string().check(z.refine(isInstant, { error: 'must be an instant such as 2026-10-13T07:00:00Z' })),
  z.transform((text) => text as Instant),
);
export { languages };
export const languageSchema = z.enum(languages);
export type Language = (typeof languages)[number];
/** One value for each language, in the order of `languages`. */
export const inEveryLanguage = <T>(of: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;
/** For a record of texts by language. */
export const byLanguage = { error: 'must be a text for each language, such as { "en": "Done." }' };
