/** Shapes of the report's sections about participation besides attendance. */
import * as z from 'zod/mini';
import { hidden, notCollected } from './hidden.ts';

const tooFewPeople = hidden('too-few-people');

/** People among people. Shown where both those and the others are nobody or at least the minimum. */
const peopleAmongSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), people: z.int(), of: z.int() }),
  tooFewPeople,
]);

/** Whole percent of so many facts. Shown where no side of it is of too few people. */
const shareSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), percent: z.int(), of: z.int() }),
  tooFewPeople,
]);

export const participationReportSchema = z.strictObject({
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
export type ParticipationReport = z.infer<typeof participationReportSchema>;

export const groupMapReportSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    /** Without `to`: to all other groups together. */
    edges: z.array(
      z.strictObject({ from: z.string(), to: z.optional(z.string()), people: z.int(), contributions: z.int() }),
    ),
    /** Contributions on arrows of too few people, taken together; of nobody, or of at least the minimum. */
    rest: z.strictObject({ people: z.int(), contributions: z.int() }),
  }),
  tooFewPeople,
  notCollected,
]);
export type GroupMapReport = z.infer<typeof groupMapReportSchema>;
