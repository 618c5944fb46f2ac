/**
 * The configuration of one community, as a steward writes it in `community.json`.
 * Everything but `id`, `name`, `timeZone` and `steward` has a default. Unknown fields are errors, so that a typo never goes
 * unnoticed.
 */
import * as z from 'zod/mini';
import { closedDaysSettings } from './closed-days.ts';
import { actionSchema } from './given-back.ts';
import { communityIdSchema, hyphenatedSchema, languageSchema } from './identifiers.ts';
import { ownInstrumentSchema } from './instrument.ts';
import { limits } from './limits.ts';
import { mailAddress } from './mail-address.ts';
import { nameText } from './plain-text.ts';
import { ruleSettings } from './pulse-rules.ts';

/** Names already known to be zones: making a formatter takes 55 µs and 15 kB, and every row of a roster names a zone. */
const knownZones = new Set<string>();

/** True for a name in the IANA database that this runtime's time zone data knows, in upper or lower case. */
export const isTimeZone = (name: string): boolean => {
  if (knownZones.has(name)) return true;
  if (name !== 'UTC' && !name.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    knownZones.add(name);
    return true;
  } catch {
    return false;
  }
};

export const timeZoneSchema = z
  .string()
  .check(z.refine(isTimeZone, { error: 'must be a time zone of the IANA database, such as Europe/Berlin' }));

const hourSchema = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'must be an hour such as 09:00' }));

export const instrumentRefSchema = z.strictObject({
  id: hyphenatedSchema,
  version: z.int().check(z.minimum(1)),
});
export type InstrumentRef = z.infer<typeof instrumentRefSchema>;

const plannedPulseSchema = z.strictObject({
  monthOfQuarter: z.int().check(z.minimum(1), z.maximum(3)),
  instruments: z.array(instrumentRefSchema).check(z.minLength(1), z.maxLength(4)),
});

export const defaultPulses: z.infer<typeof plannedPulseSchema>[] = [
  { monthOfQuarter: 1, instruments: [{ id: 'psychological-safety', version: 1 }] },
  { monthOfQuarter: 2, instruments: [{ id: 'perceived-value', version: 1 }] },
  {
    monthOfQuarter: 3,
    instruments: [
      { id: 'leadership-support', version: 1 },
      { id: 'belief-in-action', version: 1 },
      { id: 'recommend', version: 1 },
    ],
  },
];

const daysSchema = z.strictObject({
  /** ISO weekdays, Monday is 1. */
  workingWeek: z._default(
    z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
    [1, 2, 3, 4, 5],
  ),
  opens: z.optional(
    z.strictObject({
      weekday: z.int().check(z.minimum(1), z.maximum(7)),
      /** Which one in the month: 1 to 4, or 5 for the last. */
      occurrence: z.int().check(z.minimum(1), z.maximum(5)),
      at: hourSchema,
    }),
  ),
  closes: z.optional(
    z.strictObject({
      weekday: z.int().check(z.minimum(1), z.maximum(7)),
      afterWorkingDays: z.int().check(z.minimum(limits.minimumOpenWorkingDays), z.maximum(15)),
      at: hourSchema,
    }),
  ),
  /** Whether the pulses of the quarter's last month and of December end before people leave: see `pulse-days.ts`. */
  quietQuarterEnd: z.optional(z.boolean()),
  ...closedDaysSettings,
});

/** Stewards who choose their own days keep them: the quiet end of a quarter is the default only with the default days. */
const calendarSchema = z.pipe(
  daysSchema,
  z.transform(({ workingWeek, opens, closes, quietQuarterEnd, ...others }: z.output<typeof daysSchema>) => ({
    workingWeek,
    opens: opens ?? { weekday: 2, occurrence: 2, at: '09:00' },
    closes: closes ?? { weekday: 5, afterWorkingDays: 10, at: '17:00' },
    quietQuarterEnd: quietQuarterEnd ?? (opens === undefined && closes === undefined),
    ...others,
  })),
);

export const communitySchema = z.strictObject({
  id: communityIdSchema,
  name: nameText(2, 80),
  timeZone: timeZoneSchema,
  language: z._default(languageSchema, 'en'),
  /** Signs the mails and receives the replies. */
  steward: z.strictObject({ name: nameText(2, 80), email: mailAddress() }),
  quarter: z._default(z.strictObject({ firstMonth: z._default(z.int().check(z.minimum(1), z.maximum(12)), 1) }), {
    firstMonth: 1,
  }),
  /** The community's own instruments, in addition to the catalogue; a pulse names them like any other. */
  instruments: z._default(z.array(ownInstrumentSchema).check(z.maxLength(6)), []),
  pulses: z._default(z.array(plannedPulseSchema).check(z.minLength(1), z.maxLength(3)), defaultPulses),
  calendar: z.prefault(calendarSchema, {}),
  ...ruleSettings,
  /** What was done about the results of a quarter, in the words members see; public as soon as it is imported. */
  actions: z._default(z.array(actionSchema).check(z.maxLength(24)), []),
  /** Working days from the end of a pulse's soft close to its results. */
  resultsAfterWorkingDays: z._default(z.int().check(z.minimum(1), z.maximum(10)), 1),
  /**
   * Days from the quarter's last day to the report, which is published at the opening hour; later if the results of a pulse
   * come later.
   */
  publishAfterDays: z._default(z.int().check(z.minimum(1), z.maximum(30)), 5),
});

/** A community with every default filled in. */
export type Community = z.infer<typeof communitySchema>;
export type CommunityInput = z.input<typeof communitySchema>;
