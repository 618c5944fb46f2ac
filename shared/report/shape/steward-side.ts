/** Shapes of the report's sections in which stewards speak. */
import * as z from 'zod/mini';
import { notCollected } from './hidden.ts';

const shown = z.literal('shown');
const sentence = z.string();
const day = z.string();

export const stewardCommitmentStates = ['open', 'overdue', 'kept', 'dropped'] as const;

export const stewardCommitmentsReportSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: shown,
    kept: z.int(),
    open: z.int(),
    overdue: z.int(),
    dropped: z.int(),
    commitments: z.array(
      z.strictObject({
        heard: sentence,
        promised: sentence,
        made: day,
        by: day,
        state: z.enum(stewardCommitmentStates),
        ended: z.optional(z.strictObject({ on: day, words: sentence })),
      }),
    ),
  }),
  notCollected,
]);

export const experimentsReportSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: shown,
    learningQuestions: z.array(sentence),
    experiments: z.array(
      z.strictObject({
        question: sentence,
        trying: sentence,
        from: day,
        until: day,
        learned: z.optional(
          z.strictObject({ on: day, changed: sentence, surprised: z.optional(sentence), stop: z.optional(sentence) }),
        ),
      }),
    ),
  }),
  notCollected,
]);

export const milestonesReportSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: shown, milestones: z.array(z.strictObject({ on: day, words: sentence })) }),
  notCollected,
]);

const measured = z.strictObject({ on: day, value: z.number() });
export const outcomesReportSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: shown,
    outcomes: z.array(
      z.strictObject({
        name: z.string(),
        unit: z.string(),
        source: sentence,
        /** Absent if it has not been measured yet. */
        latest: z.optional(measured),
        before: z.optional(measured),
        /** What this report says of each measure that should move first. */
        leadingIndicators: z.array(z.strictObject({ id: z.string(), name: z.string(), words: z.string() })),
      }),
    ),
  }),
  notCollected,
]);
