/**
 * The configuration of one community, as a steward writes it in `community.json`, and the programme that is stored.
 * Everything but `id`, `name`, `timeZone` and `steward` has a default. Unknown fields are errors, so a typing mistake is
 * never silence.
 */
import * as z from 'zod';
import { actionSchema } from './given-back.ts';
import { communityIdSchema, languageSchema } from './identifiers.ts';
import { ownInstrumentSchema } from './instrument.ts';
import { limits } from './limits.ts';

/** True for a name that this runtime's time zone data knows, in the spelling of the IANA database. */
export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name === 'UTC' || name.includes('/');
  } catch {
    return false;
  }
};

export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, { error: 'must be a time zone of the IANA database, such as Europe/Berlin' });

const hourSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'must be an hour such as 09:00' });

export const instrumentRefSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  version: z.int().min(1),
});
export type InstrumentRef = z.infer<typeof instrumentRefSchema>;

const plannedPulseSchema = z.strictObject({
  monthOfQuarter: z.int().min(1).max(3),
  instruments: z.array(instrumentRefSchema).min(1).max(4),
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

export const communitySchema = z.strictObject({
  id: communityIdSchema,
  name: z.string().trim().min(2).max(80),
  timeZone: timeZoneSchema,
  language: languageSchema.default('en'),
  /** Who signs the mails and receives the answers to them. */
  steward: z.strictObject({ name: z.string().trim().min(2).max(80), email: z.email() }),
  quarter: z.strictObject({ firstMonth: z.int().min(1).max(12).default(1) }).default({ firstMonth: 1 }),
  /** Instruments that the community brings itself, besides the catalogue; a pulse names them like any other. */
  instruments: z.array(ownInstrumentSchema).max(6).default([]),
  pulses: z.array(plannedPulseSchema).min(1).max(3).default(defaultPulses),
  calendar: z
    .strictObject({
      /** ISO weekdays, Monday is 1. */
      workingWeek: z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
      opens: z
        .strictObject({ weekday: z.int().min(1).max(7), occurrence: z.int().min(1).max(4), at: hourSchema })
        .default({ weekday: 2, occurrence: 2, at: '09:00' }),
      closes: z
        .strictObject({ weekday: z.int().min(1).max(7), afterWorkingDays: z.int().min(3).max(15), at: hourSchema })
        .default({ weekday: 5, afterWorkingDays: 10, at: '17:00' }),
    })
    .prefault({}),
  minimumGroup: z.int().min(limits.minimumGroup).max(50).default(limits.minimumGroup),
  minimumInvited: z.int().min(limits.minimumInvited).max(100).default(limits.minimumInvited),
  /** Whether each pulse has room for one comment. Words can give a writer away, so this is off unless it is asked for. */
  comments: z.boolean().default(false),
  /**
   * Whether mails offer one harmless question, whose answer a tap chooses on the page and does not send. Mail filters can keep
   * which answer was tapped, so this is off unless it is asked for.
   */
  tapFromMail: z.boolean().default(false),
  /** What was done about the results of a quarter, as members are told it; public as soon as it is imported. */
  actions: z.array(actionSchema).max(24).default([]),
  /** Hours after the closing of the quarter's last day until the report is published. */
  publishAfterDays: z.int().min(1).max(30).default(5),
});

/** A community with every default filled in. */
export type Community = z.infer<typeof communitySchema>;
export type CommunityInput = z.input<typeof communitySchema>;
