/**
 * The part of a quarter's report that is published on its own, soon after a pulse closed. The quarter's report repeats its pulse
 * byte for byte, so the two say the same: `pulses` has the one pulse in the place, and so the indentation, that it has there.
 *
 * In memory a part is a report with one pulse and revision 0, before the quarter's first: whatever looks back at what was
 * published (changes, trends, attackers) needs one type.
 */
import * as z from 'zod/mini';
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { instantSchema, pulseIdSchema } from '../../contract/identifiers.ts';
import { audienceSchema } from '../../contract/pulse-rules.ts';
import { type QuarterReport, quarterReportSchema } from './quarter-report.ts';

const { shape } = quarterReportSchema;

export const pulsePartSchema = z.strictObject({
  $schema: shape.$schema,
  version: z.string().check(z.regex(/^2\.\d+$/)),
  community: shape.community,
  quarter: shape.quarter,
  /** Only a part has it, so it tells the two kinds of files apart. */
  pulse: pulseIdSchema,
  generatedAt: shape.generatedAt,
  /** When the report of the quarter is to follow, as the pulse promised; absent if it opened before parts were published. */
  quarterReportAt: z.optional(instantSchema),
  /** As the pulse opened; the community's present setting may still restrict who reads it. */
  audience: audienceSchema,
  headline: shape.headline,
  inOneMinute: shape.inOneMinute,
  summary: shape.summary,
  promise: shape.promise,
  pulses: shape.pulses.check(z.minLength(1), z.maxLength(1)),
  definitions: shape.definitions,
  method: shape.method,
  provenance: shape.provenance,
});
export type PulsePart = z.infer<typeof pulsePartSchema>;

const later = { status: 'not-collected', words: reportSentences.laterInQuarter } as const;

/** Revision of a report that stands for a part, or for all parts of a quarter that is still running. */
export const partRevision = 0;
export const isPart = ({ revision }: Pick<QuarterReport, 'revision'>): boolean => revision === partRevision;

export const reportOfPart = ({ pulse, quarterReportAt, ...part }: PulsePart): QuarterReport => ({
  ...part,
  revision: partRevision,
  attendance: later,
  groupMap: later,
  outcomes: later,
  stewardCommitments: later,
  experiments: later,
  milestones: later,
});

/** JSON Schema of a part, published beside it. */
export const partJsonSchema = (): unknown => z.toJSONSchema(pulsePartSchema, { io: 'input', unrepresentable: 'any' });
