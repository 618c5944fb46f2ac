/** The finding of a report as data, from which its sentences are made. Each part follows from shown numbers. */
import * as z from 'zod/mini';
import { quarterIdSchema } from '../../contract/identifiers.ts';

const toldQuestionSchema = z.strictObject({
  instrument: z.string(),
  item: z.string(),
  wording: z.string(),
  /** "7 of 42". */
  words: z.string(),
});
export type ToldQuestion = z.infer<typeof toldQuestionSchema>;

export const summarySchema = z.strictObject({
  /** At most two of each; none where no question can be told from the others. */
  strongest: z.array(toldQuestionSchema),
  weakest: z.array(toldQuestionSchema),
  /** The change or trend that stands out most; absent if none is clear. */
  clearest: z.optional(
    z.strictObject({
      instrument: z.string(),
      name: z.string(),
      kind: z.enum(['change', 'trend']),
      direction: z.enum(['up', 'down']),
      since: quarterIdSchema,
    }),
  ),
  /** Every instrument, those of a single question too. */
  instruments: z.array(z.strictObject({ instrument: z.string(), name: z.string(), words: z.string() })),
  /** Promises past their day, the oldest first, in the stewards' words. */
  overdue: z.array(z.strictObject({ promised: z.string(), by: z.string() })),
  /** One question for the review. */
  question: z.string(),
});
export type ReportSummary = z.infer<typeof summarySchema>;
