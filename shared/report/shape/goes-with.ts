/**
 * What goes with the answers to a single question of a pulse, such as whether people believe that something will change: its
 * correlation with every other instrument of the pulse, for the whole community. It never says what causes what.
 */
import * as z from 'zod/mini';
import { clippedSchema, peopleRangeSchema } from './clipped.ts';
import { hidden } from './hidden.ts';

const resultSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    /** Who answered both. */
    people: peopleRangeSchema,
    /** Pearson's, in tenths. */
    correlation: clippedSchema,
    /** Where it likely is; all ranges of a pulse together at 95 %. */
    from: z.number(),
    to: z.number(),
    verdict: z.enum(['together', 'opposite', 'no-clear-link']),
    words: z.string(),
  }),
  hidden('too-few-answers', 'answers-too-alike'),
]);
export type GoesWithResult = z.infer<typeof resultSchema>;

export const goesWithSchema = z.strictObject({
  /** The single question. */
  instrument: z.string(),
  version: z.int(),
  question: z.string(),
  /** In the order of the pulse, not of their size. */
  with: z.array(
    z.strictObject({
      instrument: z.string(),
      version: z.int(),
      /** One question, of an instrument whose questions are not summed. */
      item: z.optional(z.string()),
      name: z.string(),
      result: resultSchema,
    }),
  ),
  words: z.string(),
});
export type GoesWith = z.infer<typeof goesWithSchema>;
