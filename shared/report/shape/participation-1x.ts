/**
 * Participation as files of versions 1.0 to 1.3 have it, so that they stay readable (participation-from-1x.ts). Frozen: nothing
 * is added here.
 */
import * as z from 'zod/mini';
import { hidden, notCollected } from './hidden.ts';

const tooFewPeople = hidden('too-few-people');

const orFewer = z.literal('or-fewer');

export const attendance1xSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    /** An end means this number or anything below: it is of fewer people than the minimum. */
    sessions: z.array(
      z.strictObject({
        date: z.string(),
        attended: z.int(),
        attendedEnd: z.optional(orFewer),
        guests: z.int(),
        guestsEnd: z.optional(orFewer),
      }),
    ),
    members: z.int(),
    /** Attendances ÷ (members × sessions), whole percent. */
    attendancePercent: z.int(),
    attendanceEnd: z.optional(orFewer),
    /** Members who came to at least half of the sessions, whole percent. */
    regularPercent: z.int(),
    regularEnd: z.optional(orFewer),
    groups: z.array(z.strictObject({ label: z.string(), members: z.int(), attendancePercent: z.int() })),
  }),
  hidden('too-few-people'),
  notCollected,
]);

export type Attendance1x = z.infer<typeof attendance1xSchema>;

/** Some of a number of people. Shown only if both they and the others are none or at least the minimum. */
const peopleAmongSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), people: z.int(), of: z.int() }),
  tooFewPeople,
]);

/** Whole percent of a number of facts. Shown only if neither side of it is of too few people. */
const shareSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), percent: z.int(), of: z.int() }),
  tooFewPeople,
]);

export const participation1xSchema = z.strictObject({
  contributions: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      contributions: z.int(),
      people: z.int(),
      halfBy: z.strictObject({ people: z.int(), end: z.optional(z.literal('or-fewer')) }),
      crossGroup: z.optional(shareSchema),
      newcomers: z.optional(peopleAmongSchema),
      /** Of those who contributed in the quarter before. */
      again: z.optional(peopleAmongSchema),
    }),
    tooFewPeople,
    notCollected,
  ]),
  reuse: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      reuses: z.int(),
      artefacts: z.int(),
      people: z.int(),
      outsideGroup: z.optional(shareSchema),
    }),
    tooFewPeople,
    notCollected,
  ]),
  endorsements: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      given: z.int(),
      givers: z.int(),
      receivers: z.int(),
      crossGroup: shareSchema,
    }),
    tooFewPeople,
    notCollected,
  ]),
  problems: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      asked: z.int(),
      resolved: z.int(),
      medianHours: z.optional(z.int()),
      p85Hours: z.optional(z.int()),
      firstAnswerHours: z.optional(z.int()),
      open: z.int(),
      oldestOpenDays: z.optional(z.int()),
    }),
    tooFewPeople,
    notCollected,
  ]),
  adoption: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      /** Groups, not people. */
      practices: z.array(z.strictObject({ practice: z.string(), trying: z.int(), using: z.int(), stopped: z.int() })),
    }),
    notCollected,
  ]),
});
export type Participation1x = z.infer<typeof participation1xSchema>;
export const groupMap1xSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    /** Without `to`: to all other groups together. */
    edges: z.array(
      z.strictObject({ from: z.string(), to: z.optional(z.string()), people: z.int(), contributions: z.int() }),
    ),
    /** Contributions on arrows of too few people, taken together; made by no one, or by at least the minimum. */
    rest: z.strictObject({ people: z.int(), contributions: z.int() }),
  }),
  tooFewPeople,
  notCollected,
]);
export type GroupMap1x = z.infer<typeof groupMap1xSchema>;
