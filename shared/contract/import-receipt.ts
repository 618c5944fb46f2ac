/**
 * What an import says of a participation file that it took: what it was recognised as, its days, and which rows are of
 * members. It names rows and never what is written in them. import-signals writes it, notify-stewards mails it.
 */
import * as z from 'zod/mini';
import { calendarDateSchema, quarterIdSchema } from './identifiers.ts';

/** `meeting`: a list of who attended that carries the marks of no tool in particular. */
export const meetingTools = ['zoom', 'teams', 'meet', 'meeting'] as const;
export type MeetingTool = (typeof meetingTools)[number];

export const recognisedKinds = [...meetingTools, 'facts', 'steward-side'] as const;
export type Recognised = (typeof recognisedKinds)[number];

export const unmatchedReasons = ['not-on-roster', 'no-address'] as const;
export type UnmatchedReason = (typeof unmatchedReasons)[number];

export const importReceiptSchema = z.object({
  recognised: z.enum(recognisedKinds),
  /** First and last day of what is counted; none where that is nothing. */
  days: z.optional(z.object({ first: calendarDateSchema, last: calendarDateSchema })),
  quarters: z.array(quarterIdSchema),
  /** Rows of people or facts; entries of the steward side, all of which are matched. */
  rows: z.int(),
  matched: z.int(),
  /** Rows as a spreadsheet numbers them, such as `12` and `15-17`. */
  unmatched: z.array(z.object({ reason: z.enum(unmatchedReasons), rows: z.array(z.string()) })),
  /** Of a meeting: members who stayed at least so many minutes in all. */
  present: z.optional(z.object({ members: z.int(), fromMinutes: z.int() })),
  /** Facts that an earlier version of the file said and this one does not. */
  withdrawn: z.int(),
  /** Days of the sessions that an earlier version of the file said and this one does not. */
  withdrawnSessions: z.optional(z.array(calendarDateSchema)),
});
export type ImportReceipt = z.infer<typeof importReceiptSchema>;
