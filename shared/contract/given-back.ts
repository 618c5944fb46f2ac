/**
 * The public file of what members get back, one per community: the newest report in a few lines of each language, and what
 * was done about the results. Two functions write it, each its own half; the survey page reads it.
 */
import * as z from 'zod/mini';
import { byLanguage, languageSchema, quarterIdSchema } from './identifiers.ts';
import { plainText } from './plain-text.ts';

/** What was done about the results of a quarter, in a steward's words. */
export const actionSchema = z.strictObject({
  quarter: quarterIdSchema.check(
    z.refine((quarter) => /^20/.test(quarter), { error: 'must be a quarter such as 2026-Q3' }),
  ),
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
      /** Commitments that the report calls kept, in the steward's own words and language. */
      kept: z.array(z.string()),
    }),
  ),
  actions: z.optional(
    z.strictObject({
      /** The language in which every action has words: the fallback where a translation is missing. */
      language: languageSchema,
      /** Newest quarter first; within a quarter, in the steward's order. */
      told: z.array(actionSchema),
    }),
  ),
});
export type GivenBack = z.infer<typeof givenBackSchema>;
