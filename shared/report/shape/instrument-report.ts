/**
 * The shape of one instrument in a report: its score, its questions as split bars, its groups, what changed, and how reliable it
 * is. Every value says whether it is shown, and if not, why. See quarter-report.ts for versions.
 */
import * as z from 'zod/mini';
import { languageSchema, quarterIdSchema } from '../../contract/identifiers.ts';
import { clippedSchema, peopleRangeSchema } from './clipped.ts';
import { hidden } from './hidden.ts';

export const itemReportSchema = z.strictObject({
  item: z.string(),
  wording: z.string(),
  /** Where the wording comes from, and how it may be used. */
  rights: z.optional(z.string()),
  /** "Not yet" could be answered: a part at the point below the lowest is those who did. */
  notYet: z.optional(z.literal(true)),
  result: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      answered: peopleRangeSchema,
      /** Wider than one number at an end of its range: two or fewer, or all but two or more. */
      favourable: peopleRangeSchema,
      /** Further cuts of the favourable side, then of the rest; of each, the whole before its parts. Points are inclusive. */
      parts: z.array(z.strictObject({ lowest: z.int(), highest: z.int(), people: peopleRangeSchema })),
      /**
       * Computed from the bar. In files before 2.0, from the answers. Absent where "Not yet" could be answered, because how
       * many are on the scale is often not shown.
       */
      mean: z.optional(clippedSchema),
      /** If the silent are like those who answered: out of all members. */
      likely: z.strictObject({ from: z.int(), to: z.int(), of: z.int() }),
      /** Even if the silent are ten points more or less favourable. Absent before 2.1. */
      ifSilentDiffer: z.optional(z.strictObject({ from: z.int(), to: z.int(), of: z.int() })),
      /** Whatever the silent think. */
      worstCase: z.strictObject({ from: z.int(), to: z.int(), of: z.int() }),
      /** The ranges as they are printed: "between 9 and 12 of the 15 members". */
      words: z.optional(
        z.strictObject({ likely: z.string(), ifSilentDiffer: z.optional(z.string()), worstCase: z.string() }),
      ),
    }),
    hidden('too-few-answers', 'coarse'),
  ]),
});

const shownScore = z.strictObject({
  status: z.literal('shown'),
  /** A group's: people with a score. The community's: the fewest who answered any one of its shown questions. */
  persons: peopleRangeSchema,
  score: clippedSchema,
});
/** The community's score also has the range in which the score of all members likely lies, from a usual spread. */
const scoreSchema = z.discriminatedUnion('status', [
  z.extend(shownScore, {
    likely: z.strictObject({ from: z.number(), to: z.number() }),
    /** The most by which one person can move the score. */
    onePerson: z.optional(z.number()),
    /** As if every group had answered equally often, from the estimates of groups; absent in small communities and before 2.1. */
    byGroups: z.optional(z.strictObject({ score: z.number(), from: z.number(), to: z.number() })),
  }),
  hidden('too-few-answers', 'no-sum'),
]);
const groupScoreSchema = z.discriminatedUnion('status', [
  /** The mean of the group's answers, before 2.1. */
  shownScore,
  /** Between the group's mean and the community's, for all members of the group. */
  z.strictObject({
    status: z.literal('pooled'),
    /** People with a score. */
    persons: peopleRangeSchema,
    estimate: z.number(),
    /** At 95 %. */
    from: z.number(),
    to: z.number(),
    /** Whether the level that lasts differs from the community's. */
    verdict: z.enum(['clearly-above', 'no-clear-difference', 'clearly-below']),
  }),
  hidden('too-few-answers', 'protects-a-group'),
]);

const changeSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    since: quarterIdSchema,
    verdict: z.enum(['higher', 'lower', 'no-clear-change']),
    /** Of the shown scores, one decimal. */
    difference: z.number(),
    /** A change of this size would have been detected four times in five. */
    detectable: z.number(),
    /** How far one person can move the score. */
    onePerson: z.optional(z.number()),
    words: z.string(),
  }),
  /** Of questions that are not added up: the share of favourable answers, in percent of those who answered. */
  z.strictObject({
    status: z.literal('by-question'),
    since: quarterIdSchema,
    questions: z.array(
      z.strictObject({
        item: z.string(),
        verdict: z.enum(['higher', 'lower', 'no-clear-change']),
        difference: z.int(),
        detectable: z.int(),
      }),
    ),
    words: z.string(),
  }),
  z.strictObject({ status: z.enum(['first-quarter', 'not-comparable', 'wording-changed']), words: z.string() }),
]);

const trendPointSchema = z.strictObject({ quarter: quarterIdSchema, score: clippedSchema });

/** Over the quarters whose scores are shown, oldest first, this one last. */
const trendSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    quarters: z.array(trendPointSchema),
    verdict: z.enum(['rising', 'falling', 'no-clear-trend']),
    /** Of the line through the scores, to one decimal. */
    perYear: z.number(),
    words: z.string(),
  }),
  z.strictObject({ status: z.literal('too-few-quarters'), quarters: z.array(trendPointSchema), words: z.string() }),
]);

const reliabilitySchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    /** Who answered every question. */
    people: peopleRangeSchema,
    /** Cronbach's, with the ends of Feldt's interval at 95 %. */
    alpha: z.number(),
    from: z.number(),
    to: z.number(),
    /** McDonald's, where its model can be fitted. */
    omega: z.optional(z.number()),
    words: z.string(),
  }),
  hidden('single-question', 'too-few-answers', 'answers-too-alike'),
]);

export const instrumentReportSchema = z.strictObject({
  instrument: z.string(),
  version: z.int(),
  name: z.string(),
  scale: z.strictObject({
    lowest: z.int(),
    highest: z.int(),
    favourableFrom: z.int(),
    /** The last unfavourable point; the neutral ones are between the two. */
    unfavourableTo: z.optional(z.int()),
    /** What favourable answers say: `Agree or Strongly agree`. */
    favourable: z.string(),
    /** What each point says, lowest first; absent if points are numbers, and before 2.0. */
    labels: z.optional(z.array(z.string())),
  }),
  source: z.string(),
  licence: z.string(),
  /** How the items may be used, and how they were adapted. */
  rights: z.optional(z.string()),
  /** Of the wordings that were asked, by language. */
  translations: z.optional(z.partialRecord(languageSchema, z.string())),
  score: scoreSchema,
  /** Of the scale with these people. */
  reliability: z.optional(reliabilitySchema),
  items: z.array(itemReportSchema),
  /**
   * Groups with their scale score and nothing finer, all of them or none. None if there is a single label, which is the
   * community, and none for a single question, whose score would be the question itself.
   */
  groups: z.array(z.strictObject({ label: z.string(), score: groupScoreSchema })),
  /** How far the lasting levels of groups differ: what estimates of groups are made with. */
  groupSpread: z.optional(z.number()),
  change: changeSchema,
  /** Absent before 2.1, and where no score is shown. */
  trend: z.optional(trendSchema),
});
export type InstrumentReport = z.infer<typeof instrumentReportSchema>;
export type ChangeReport = z.infer<typeof changeSchema>;
export type TrendReport = z.infer<typeof trendSchema>;
export type ItemReport = z.infer<typeof itemReportSchema>;
export type ClippedNumber = z.infer<typeof clippedSchema>;
