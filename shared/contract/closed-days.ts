/**
 * Days on which a community does not work, and pulses that it skips or moves. A country stands for its public holidays: a
 * steward writes its name, and the import stores the dates with it, so that no update of a library moves a date by itself.
 */
import * as z from 'zod/mini';
import { calendarDateSchema } from './identifiers.ts';
import { limits } from './limits.ts';

/** ISO 3166: a country, or one of its regions. */
export const countrySchema = z.string().check(z.regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3}(?:-[A-Z0-9]{1,3})?)?$/));

const rangeSchema = z.strictObject({ from: calendarDateSchema, to: calendarDateSchema });

/** Written by the import. */
const holidaysSchema = z.strictObject({
  country: countrySchema,
  dates: z.array(calendarDateSchema),
  /** The last day for which they are known. */
  knownUntil: calendarDateSchema,
});
export type Holidays = z.infer<typeof holidaysSchema>;

const closedDaySchema = z.union([calendarDateSchema, rangeSchema, countrySchema, holidaysSchema], {
  error:
    'must be a date such as 2026-12-24, a range such as {"from": "2026-12-24", "to": "2027-01-01"}, or a country such as DE or DE-BY',
});
export type ClosedDay = z.infer<typeof closedDaySchema>;

const monthSchema = z
  .string()
  .check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'must be a month such as 2026-12' }));

const moveSchema = z.strictObject({
  month: monthSchema,
  opensOn: calendarDateSchema,
  closesOn: z.optional(calendarDateSchema),
});
export type Move = z.infer<typeof moveSchema>;

export const closedDaysSettings = {
  closedDays: z._default(z.array(closedDaySchema).check(z.maxLength(limits.closedDayEntries)), []),
  /** Months without a pulse. */
  skip: z._default(z.array(monthSchema).check(z.maxLength(24)), []),
  /** Other days for the pulse of a month. */
  move: z._default(z.array(moveSchema).check(z.maxLength(24)), []),
};

export const isHolidays = (day: ClosedDay): day is Holidays => typeof day === 'object' && 'country' in day;
