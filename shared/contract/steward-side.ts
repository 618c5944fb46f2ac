/**
 * The steward's side of the loop, as a steward writes it in `commitments.json` and as Results and the report hold it: what
 * was heard and promised, what is being tried and was learned, what was reached, and the outcomes the community exists for.
 * Public, and written by a person: it names communities and teams, never a member.
 */
import * as z from 'zod/mini';
import { calendarDateSchema, communityIdSchema } from './identifiers.ts';
import { plainText } from './plain-text.ts';

const sentenceSchema = plainText(3, 280);

/** As the report prints it: a number written without an exponent. */
const printedNumber = z.number().check(
  z.refine((value) => /^-?\d{1,12}(?:\.\d{1,6})?$/.test(String(value)), {
    error: 'must be a number with at most 12 digits before the point and 6 after it',
  }),
);

/** Measures of participation that an outcome can be paired with; it can also be paired with the instruments asked. */
export const participationMeasures = [
  'attendance',
  'regular',
  'contributions',
  'newcomers',
  'reuse',
  'endorsements',
  'resolution',
  'adoption',
] as const;
export type ParticipationMeasure = (typeof participationMeasures)[number];

const commitmentSchema = z.strictObject({
  /** What members said, in the steward's words. */
  heard: sentenceSchema,
  promised: sentenceSchema,
  made: calendarDateSchema,
  by: calendarDateSchema,
  /** Absent while it is open. Dropping one is honest if the reason is given. */
  ended: z.optional(
    z.strictObject({ how: z.enum(['kept', 'dropped']), on: calendarDateSchema, words: sentenceSchema }),
  ),
});

const experimentSchema = z.strictObject({
  question: sentenceSchema,
  trying: sentenceSchema,
  from: calendarDateSchema,
  until: calendarDateSchema,
  learned: z.optional(
    z.strictObject({
      on: calendarDateSchema,
      changed: sentenceSchema,
      surprised: z.optional(sentenceSchema),
      stop: z.optional(sentenceSchema),
    }),
  ),
});

const outcomeSchema = z.strictObject({
  name: plainText(3, 80),
  /** The unit of the number: `days`, `% of releases`. */
  unit: plainText(1, 40),
  /** Where the number comes from, so that others can check. */
  source: sentenceSchema,
  measured: z.array(z.strictObject({ on: calendarDateSchema, value: printedNumber })).check(z.maxLength(40)),
  /** What should move before the outcome does: measures of participation, or instruments by their id. */
  leadingIndicators: z.array(plainText(1, 60)).check(z.minLength(1), z.maxLength(3)),
});

export const stewardSideSchema = z.strictObject({
  commitments: z._default(z.array(commitmentSchema).check(z.maxLength(20)), []),
  learningQuestions: z._default(z.array(sentenceSchema).check(z.maxLength(10)), []),
  experiments: z._default(z.array(experimentSchema).check(z.maxLength(20)), []),
  milestones: z._default(
    z.array(z.strictObject({ on: calendarDateSchema, words: sentenceSchema })).check(z.maxLength(40)),
    [],
  ),
  outcomes: z._default(z.array(outcomeSchema).check(z.maxLength(10)), []),
});
export type StewardSide = z.infer<typeof stewardSideSchema>;

/** As the Results table keeps it, one row per community. */
export const stewardSideResultSchema = z.strictObject({
  version: z.literal(1),
  community: communityIdSchema,
  side: stewardSideSchema,
});
export type StewardSideResult = z.infer<typeof stewardSideResultSchema>;
