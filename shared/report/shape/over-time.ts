import * as z from 'zod/mini';
import { quarterIdSchema } from '../../contract/identifiers.ts';

/** What of taking part is put beside earlier quarters, by its name in report.csv. */
export const overTimeMeasures = [
  'attendance-percent',
  'contributions',
  'cross-group-percent',
  'reuses',
  'endorsements',
  'solved-in-7-days-percent',
] as const;

const inQuarter = z.strictObject({ quarter: quarterIdSchema, value: z.int() });

/** One measure over up to twelve quarters, each as its own report shows it. */
export const overTimeSchema = z.strictObject({
  measure: z.enum(overTimeMeasures),
  name: z.string(),
  value: z.int(),
  /** The quarter right before this one, if its report shows it. */
  before: z.optional(inQuarter),
  /** Oldest first; this quarter is the last. */
  years: z.array(inQuarter),
  words: z.string(),
});
export type OverTime = z.infer<typeof overTimeSchema>;
