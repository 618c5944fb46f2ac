/**
 * What an import reports about a participation file it accepted: what it recognised the file as, the days it covers, and
 * which rows belong to members. It gives row numbers, never what the rows say. import-signals writes it, notify-stewards
 * mails it.
 */
import * as z from 'zod/mini';
import { calendarDateSchema, quarterIdSchema } from './identifiers.ts';

/** `meeting`: an attendance list without the marks of any particular tool. */
export const meetingTools = ['zoom', 'teams', 'meet', 'meeting'] as const;
export type MeetingTool = (typeof meetingTools)[number];

export const recognisedKinds = [...meetingTools, 'facts', 'steward-side'] as const;
export type Recognised = (typeof recognisedKinds)[number];

export const unmatchedReasons = ['not-on-roster', 'no-address'] as const;
export type UnmatchedReason = (typeof unmatchedReasons)[number];

export const importReceiptSchema = z.object({
  recognised: z.enum(recognisedKinds),
  /** First and last day of what is counted; absent if nothing is counted. */
  days: z.optional(z.object({ first: calendarDateSchema, last: calendarDateSchema })),
  quarters: z.array(quarterIdSchema),
  /** Rows of people or facts; for the steward's side, entries, all of which match. */
  rows: z.int(),
  matched: z.int(),
  /** Rows as a spreadsheet numbers them, such as `12` and `15-17`. */
  unmatched: z.array(z.object({ reason: z.enum(unmatchedReasons), rows: z.array(z.string()) })),
  /** For a meeting: members who stayed for at least `fromMinutes` in all. */
  present: z.optional(z.object({ members: z.int(), fromMinutes: z.int() })),
  /** Facts in an earlier version of the file that this version no longer has. */
  withdrawn: z.int(),
  /** Days of the sessions in an earlier version of the file that this version no longer has. */
  withdrawnSessions: z.optional(z.array(calendarDateSchema)),
});
export type ImportReceipt = z.infer<typeof importReceiptSchema>;
