/**
 * What members get back, one file per community: the newest report in a few lines of each language, what was done about the
 * results, and the read links of the last quarters. Two functions write it, each its own half. It is not on the site: a
 * member's page gets its part with the reply about the link.
 */
import * as z from 'zod/mini';
import { byLanguage, type Language, languageSchema, pulseIdSchema, quarterIdSchema } from './identifiers.ts';
import { plainText } from './plain-text.ts';
import { readAddress } from './reading.ts';

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
      /** 0 for those of one pulse, before the report of the quarter. */
      revision: z.int().check(z.minimum(0)),
      pulse: z.optional(pulseIdSchema),
      /** In files before there were read links: the path of the report. */
      report: z.optional(z.string()),
      lines: z.record(languageSchema, z.array(z.string())),
      /** Commitments that the report calls kept, in the steward's own words and language. */
      kept: z.array(z.string()),
    }),
  ),
  /** By quarter, what follows `#` in the read link, of the last quarters whose links may still work. */
  links: z.optional(z.record(quarterIdSchema, z.string())),
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

/** The part of it that one member's page shows, in the page's language. */
export const givenBackInSchema = z.strictObject({
  results: z.optional(
    z.strictObject({
      quarter: quarterIdSchema,
      lines: z.array(z.string()),
      kept: z.array(z.string()),
      /** Where the whole report opens; absent if it was published before there were read links. */
      read: z.optional(z.string()),
    }),
  ),
  actions: z.optional(
    z.array(
      z.strictObject({
        quarter: quarterIdSchema,
        words: z.string(),
        /** The language of the words, if it is not the page's. */
        language: z.optional(languageSchema),
      }),
    ),
  ),
});
export type GivenBackIn = z.infer<typeof givenBackInSchema>;

export function givenBackIn({ results, actions, links }: GivenBack, language: Language): GivenBackIn {
  const link = results && links?.[results.quarter];
  return {
    ...(results && {
      results: {
        quarter: results.quarter,
        lines: results.lines[language],
        kept: results.kept,
        ...(link !== undefined && { read: readAddress(language, link) }),
      },
    }),
    ...(actions && {
      actions: actions.told.map(({ quarter, words }) => {
        const own = words[language];
        return own !== undefined
          ? { quarter, words: own }
          : { quarter, words: words[actions.language] ?? '', language: actions.language };
      }),
    }),
  };
}
