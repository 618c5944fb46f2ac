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
  pulseIdSchema,
  quarterIdSchema,
} from '../../contract/identifiers.ts';
import { audienceSchema, details } from '../../contract/pulse-rules.ts';
import { goesWithSchema } from './goes-with.ts';
import { instrumentReportSchema } from './instrument-report.ts';
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

/** JSON Schema of the report, published beside it. */
export const reportJsonSchema = (): unknown =>
  z.toJSONSchema(quarterReportSchema, { io: 'input', unrepresentable: 'any' });
