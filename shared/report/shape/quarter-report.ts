/**
 * The shape of the quarter report, the only public artefact. Outgoing reports are parsed with it: what is not declared here
 * cannot leave. Every value says whether it is shown, and if not, why, in words.
 *
 * Everything random by construction (keys, receipts) is in `provenance`; two runs from the same answers are equal everywhere
 * else.
 *
 * Version: the major number changes when a number would say something else than before. Stored files are never rewritten:
 * `readReport` turns an older file into this shape (from-version-1.ts), and attackers judge it by the rules of its own
 * version. What a minor version adds may be absent, or widens what a field may say. The schema of each version is kept in
 * shared/report/shape/schemas and is never deleted.
 *
 * 2.1 adds trends and pooled groups, and facts that are counted by another rule have other names.
 *
 * 2.0 shows a question as a split bar, and the people behind a value as a range that does not say how many declined
 * (docs/adr/0063).
 *
 * 1.1 adds `supersedes`, bands, all points, reliability, ranges in words, how far one person moves a score, hidden
 * attendance, and a change that a new wording breaks.
 *
 * 1.2 adds participation besides attendance, and allows the stewards' sections and the map of groups.
 *
 * 1.3 adds `unknown`: people whose mail ended unknown. Earlier files counted them as delivered; in a group, where they are
 * not separated, `asked` says what `delivered` said.
 */
import * as z from 'zod/mini';
import {
  communityIdSchema,
  hex32Schema,
  instantSchema,
  languageSchema,
  pulseIdSchema,
  quarterIdSchema,
} from '../../contract/identifiers.ts';
import { audienceSchema, details } from '../../contract/pulse-rules.ts';
import { clippedSchema, peopleRangeSchema } from './clipped.ts';
import { goesWithSchema } from './goes-with.ts';
import { hidden } from './hidden.ts';
import { overTimeSchema } from './over-time.ts';
import { attendanceReportSchema, groupMapReportSchema, participationReportSchema } from './participation.ts';
import { peopleSchema } from './people.ts';
import {
  experimentsReportSchema,
  milestonesReportSchema,
  outcomesReportSchema,
  stewardCommitmentsReportSchema,
} from './steward-side.ts';
import { summarySchema } from './summary.ts';

/** Version of the files that are written. */
export const reportVersion = '2.1';

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

/**
 * A pulse in numbers: of everyone on the roster when it opened (`members`), how many were asked (invited), reached (a mail
 * surely arrived) and answered. Percentages and ranges are of members, so who stopped the mails counts as silent.
 */
export const pulseReportSchema = z.strictObject({
  pulse: pulseIdSchema,
  opens: instantSchema,
  closes: instantSchema,
  /** Coarse: in half points, because another community's report could be subtracted. Files before 2.0 are full. */
  detail: z._default(z.enum(details), 'full'),
  /** The fewest answers that one of its groups may have; before 2.1 a file said only the lowest of all its pulses. */
  minimumGroup: z.optional(z.int()),
  members: z.int(),
  asked: peopleSchema,
  reached: peopleSchema,
  answered: peopleSchema,
  groups: z.array(z.strictObject({ label: z.string(), members: z.int(), answered: peopleSchema })),
  /** Labels that were merged so that none is shown with too few. */
  mergedLabels: z.int(),
  instruments: z.array(instrumentReportSchema),
  /** Absent before 2.1, from coarse pulses, and if the pulse asks no single question beside something else. */
  goesWith: z.optional(z.array(goesWithSchema)),
});

export const quarterReportSchema = z.strictObject({
  $schema: z.string(),
  version: z.string().check(z.regex(/^[12]\.\d+$/)),
  community: z.strictObject({ id: communityIdSchema, name: z.string() }),
  quarter: quarterIdSchema,
  revision: z.int().check(z.minimum(1)),
  /** From revision 2 on: which file it replaces, which stays where it is, and why there is a new one. */
  supersedes: z.optional(
    z.strictObject({
      revision: z.int().check(z.minimum(1)),
      sha256: hex32Schema,
      why: z.array(z.string()).check(z.minLength(1)),
    }),
  ),
  generatedAt: instantSchema,
  /**
   * `public` if every pulse in it opened as public; the community's present setting may still restrict who reads it. Absent from
   * reports written before there was a choice, which are for members.
   */
  audience: z.optional(audienceSchema),
  /** What leads the report, as data. Absent before 2.1. */
  summary: z.optional(summarySchema),
  /** The finding in a few words: the subject line of the digest. */
  headline: z.string(),
  inOneMinute: z.array(z.string()),
  /** The lowest minimum of its pulses. */
  promise: z.strictObject({ minimumGroup: z.int(), words: z.array(z.string()) }),
  pulses: z.array(pulseReportSchema),
  /** Pulses that were counted and are not in this report, because the project’s own attackers broke their part. */
  withheld: z.optional(
    z.array(z.strictObject({ pulse: pulseIdSchema, status: z.literal('withheld'), words: z.string() })),
  ),
  attendance: attendanceReportSchema,
  /** Absent if nothing but attendance was imported. */
  participation: z.optional(participationReportSchema),
  groupMap: groupMapReportSchema,
  /** Since 2.1: taking part beside earlier quarters; absent if no earlier report shows the same. */
  overTime: z.optional(z.array(overTimeSchema)),
  outcomes: outcomesReportSchema,
  stewardCommitments: stewardCommitmentsReportSchema,
  experiments: experimentsReportSchema,
  milestones: milestonesReportSchema,
  definitions: z.array(z.strictObject({ id: z.string(), name: z.string(), definition: z.string() })),
  method: z.array(z.string()),
  provenance: z.strictObject({
    pulses: z.array(
      /** Public files hold no number of answers: the list of receipts is padded (shared/answers/commitment.ts). */
      z.strictObject({ pulse: pulseIdSchema, fingerprint: hex32Schema, commitmentRoot: hex32Schema }),
    ),
  }),
});
export type QuarterReport = z.infer<typeof quarterReportSchema>;
export type PulseReport = z.infer<typeof pulseReportSchema>;
export type InstrumentReport = z.infer<typeof instrumentReportSchema>;
export type ChangeReport = z.infer<typeof changeSchema>;
export type TrendReport = z.infer<typeof trendSchema>;
export type ItemReport = z.infer<typeof itemReportSchema>;
export type ClippedNumber = z.infer<typeof clippedSchema>;

/** JSON Schema of the report, published beside it. */
export const reportJsonSchema = (): unknown =>
  z.toJSONSchema(quarterReportSchema, { io: 'input', unrepresentable: 'any' });
