/**
 * Shapes of the report's sections about participation: attendance, then the rest of its field `participation`, then the map
 * of groups.
 */
import * as z from 'zod/mini';
import { hidden, notCollected } from './hidden.ts';

const tooFewPeople = hidden('too-few-people');

const orFewer = z.literal('or-fewer');

export const attendanceReportSchema = z.discriminatedUnion('status', [
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

export type AttendanceReport = z.infer<typeof attendanceReportSchema>;

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
export type ShownSection<Section extends keyof ParticipationReport> = Extract<
  ParticipationReport[Section],
  { status: 'shown' }
>;

type CsvNumbers<Section extends keyof ParticipationReport> = readonly {
  readonly measure: string;
  readonly from: Exclude<keyof ShownSection<Section>, 'status'>;
  /** How many people the number is of, where it does not say so itself. */
  readonly n?: Exclude<keyof ShownSection<Section>, 'status'>;
}[];

/** The numbers of each section by their names in report.csv, in its order. A section that is not shown is a row of the first. */
export const csvNumbers = {
  contributions: [
    { measure: 'contributions', from: 'contributions', n: 'people' },
    { measure: 'half-by', from: 'halfBy', n: 'people' },
    { measure: 'cross-group-percent', from: 'crossGroup' },
    { measure: 'newcomers', from: 'newcomers' },
    { measure: 'contributed-again', from: 'again' },
  ],
  reuse: [
    { measure: 'reuses', from: 'reuses', n: 'people' },
    { measure: 'artefacts-reused', from: 'artefacts', n: 'people' },
    { measure: 'reuse-outside-percent', from: 'outsideGroup' },
  ],
  endorsements: [
    { measure: 'endorsements', from: 'given', n: 'givers' },
    { measure: 'endorsed', from: 'receivers' },
    { measure: 'endorsements-cross-group-percent', from: 'crossGroup' },
  ],
  problems: [
    { measure: 'questions-asked', from: 'asked' },
    { measure: 'questions-resolved', from: 'resolved' },
    { measure: 'questions-open', from: 'open' },
    { measure: 'oldest-open-days', from: 'oldestOpenDays' },
    { measure: 'resolution-median-hours', from: 'medianHours' },
    { measure: 'resolution-p85-hours', from: 'p85Hours' },
    { measure: 'first-answer-median-hours', from: 'firstAnswerHours' },
  ],
} as const satisfies { [Section in Exclude<keyof ParticipationReport, 'adoption'>]: CsvNumbers<Section> };

export const groupMapReportSchema = z.discriminatedUnion('status', [
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
export type GroupMapReport = z.infer<typeof groupMapReportSchema>;
