/**
 * The public file of what members get back, one a community: the results of the newest report in a few lines of their
 * language, and what was done about them. Two functions write it, each its own half; the survey page reads it.
 */
import * as z from 'zod/mini';
import { byLanguage, languageSchema, quarterIdSchema } from './identifiers.ts';
import { plainText } from './plain-text.ts';

/** What was done after the results of a quarter, in the words of a steward. */
export const actionSchema = z.strictObject({
  quarter: quarterIdSchema,
  words: z.partialRecord(languageSchema, plainText(2, 300), byLanguage),
});
export type Action = z.infer<typeof actionSchema>;

export const givenBackSchema = z.strictObject({
  version: z.literal(1),
  results: z.optional(
    z.strictObject({
      quarter: quarterIdSchema,
      revision: z.int().check(z.minimum(1)),
      /** Path of the whole report on the site. */
      report: z.string(),
      lines: z.record(languageSchema, z.array(z.string())),
      /** Commitments that the report calls kept, in the words of the steward, whatever their language. */
      kept: z.array(z.string()),
    }),
  ),
  actions: z.optional(
    z.strictObject({
      /** In which every action has words; they stand in where there is no translation. */
      language: languageSchema,
      /** Newest quarter first; of one quarter in the steward's order. */
      told: z.array(actionSchema),
    }),
  ),
});
export type GivenBack = z.infer<typeof givenBackSchema>;
