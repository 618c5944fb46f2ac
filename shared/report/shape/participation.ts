/**
 * Shapes of the report's sections about participation: attendance, then the rest of its field `participation`, then the map
 * of groups. Every number of people is a `People` value; numbers of facts are whole, and absent where they are the work of too
 * few (shared/report/disclosure/participation-guard.ts).
 */
import * as z from 'zod/mini';
import { hidden, notCollected } from './hidden.ts';
import { peopleSchema } from './people.ts';

/** `coarse`: another community's numbers could be subtracted, see shared/report/disclosure/coarse.ts. */
const tooFewPeople = hidden('too-few-people', 'coarse');

/** Whole percent of a number of facts, which are the work of enough people on either side. */
export const shareSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), percent: z.int(), of: z.int() }),
  tooFewPeople,
]);
export type Share = z.infer<typeof shareSchema>;

/** People outside the roster, of whom no total is known. */
export const guestsSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('exact'), people: z.int() }),
  /** Fewer than the minimum, possibly none. */
  z.strictObject({ status: z.literal('few') }),
]);
export type Guests = z.infer<typeof guestsSchema>;

/** The questions of a quarter, as Kaplan and Meier estimate them: those that still wait at its end are part of it. */
const withinWeekSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), percent: z.int(), of: z.int() }),
  /** Fewer than the minimum of questions, or those of fewer people than the minimum. */
  z.strictObject({ status: z.literal('few'), of: z.int() }),
  z.strictObject({ status: z.literal('nearly-all'), of: z.int() }),
  hidden('too-few-people'),
]);
export type WithinWeek = z.infer<typeof withinWeekSchema>;

const halfWithinSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('shown'), hours: z.int(), of: z.int() }),
  /** Less than half had ended by the end of the quarter. */
  z.strictObject({ status: z.literal('not-reached'), of: z.int() }),
  hidden('too-few-people'),
]);
export type HalfWithin = z.infer<typeof halfWithinSchema>;

export const attendanceReportSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    members: z.int(),
    sessions: z.array(z.strictObject({ date: z.string(), attended: peopleSchema, guests: guestsSchema })),
    /** Attendances ÷ (members × sessions), whole percent, as far as the sessions show them: the ends are equal if all are exact. */
    attendancePercent: z.strictObject({ from: z.int(), to: z.int() }),
    /**
     * Members who came to at least two of the last sessions, of the quarter before if need be: of six, or of all there were;
     * absent if there were fewer than three.
     */
    cameTwice: z.optional(z.strictObject({ sessions: z.int(), people: peopleSchema })),
    /** Before 2.1: members who came to at least half of the sessions; absent if there were fewer than three. */
    regular: z.optional(peopleSchema),
    /** By label of the surveys; none if a session is not exact. The share is of the group's members × sessions. */
    groups: z.array(z.strictObject({ label: z.string(), members: z.int(), attendance: shareSchema })),
  }),
  tooFewPeople,
  notCollected,
]);
export type CameTwice = NonNullable<Extract<AttendanceReport, { status: 'shown' }>['cameTwice']>;
export type AttendanceReport = z.infer<typeof attendanceReportSchema>;

export const participationReportSchema = z.strictObject({
  contributions: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      /** Of the members. Everything below is absent if they are few. */
      people: peopleSchema,
      contributions: z.optional(z.int()),
      /** Of those who contributed: the fewest who made half. Absent like all below if their number is not exact. */
      halfBy: z.optional(peopleSchema),
      /** How many would make half if all were equally active, in 95 of 100 cases; from the two numbers shown. */
      halfByIfEqual: z.optional(z.strictObject({ from: z.int(), to: z.int() })),
      crossGroup: z.optional(shareSchema),
      /** Of those who contributed. */
      newcomers: z.optional(peopleSchema),
      /** Of those who contributed in the quarter before, as its report shows them. */
      again: z.optional(peopleSchema),
    }),
    tooFewPeople,
    notCollected,
  ]),
  reuse: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      /** Of the members. Everything below is absent if they are few. */
      people: peopleSchema,
      reuses: z.optional(z.int()),
      artefacts: z.optional(z.int()),
      outsideGroup: z.optional(shareSchema),
    }),
    tooFewPeople,
    notCollected,
  ]),
  endorsements: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      /** Both of the members. Everything below is absent if either are few. */
      givers: peopleSchema,
      receivers: peopleSchema,
      given: z.optional(z.int()),
      crossGroup: z.optional(shareSchema),
    }),
    tooFewPeople,
    notCollected,
  ]),
  problems: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      /** Of the members, who asked in this quarter; absent in files before 2.0. All below is absent if they are few. */
      askers: z.optional(peopleSchema),
      asked: z.optional(z.int()),
      /** Both or neither. */
      resolved: z.optional(z.int()),
      open: z.optional(z.int()),
      /** Median age of what is open; since 2.1 only beside its number. */
      openDays: z.optional(z.int()),
      /** Of the questions asked in this quarter. */
      solvedInWeek: z.optional(withinWeekSchema),
      halfSolved: z.optional(halfWithinSchema),
      halfAnswered: z.optional(halfWithinSchema),
      /** Before 2.1: only of what was resolved, or answered, in the quarter. */
      medianHours: z.optional(z.int()),
      p85Hours: z.optional(z.int()),
      firstAnswerHours: z.optional(z.int()),
    }),
    tooFewPeople,
    notCollected,
  ]),
  adoption: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('shown'),
      /** Groups, not people. */
      practices: z.array(z.strictObject({ practice: z.string(), trying: z.int(), using: z.int(), stopped: z.int() })),
      /** All groups that are large enough to count; absent before 2.1. */
      groups: z.optional(z.int()),
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
}[];

/** The numbers of each section by their names in report.csv, in its order. A section that is not shown is a row of the first. */
export const csvNumbers = {
  contributions: [
    { measure: 'contributors', from: 'people' },
    { measure: 'contributions', from: 'contributions' },
    { measure: 'half-by', from: 'halfBy' },
    { measure: 'half-by-if-equal', from: 'halfByIfEqual' },
    { measure: 'cross-group-percent', from: 'crossGroup' },
    { measure: 'newcomers', from: 'newcomers' },
    { measure: 'contributed-again', from: 'again' },
  ],
  reuse: [
    { measure: 'reusers', from: 'people' },
    { measure: 'reuses', from: 'reuses' },
    { measure: 'artefacts-reused', from: 'artefacts' },
    { measure: 'reuse-outside-percent', from: 'outsideGroup' },
  ],
  endorsements: [
    { measure: 'endorsers', from: 'givers' },
    { measure: 'endorsed', from: 'receivers' },
    { measure: 'endorsements', from: 'given' },
    { measure: 'endorsements-cross-group-percent', from: 'crossGroup' },
  ],
  problems: [
    { measure: 'askers', from: 'askers' },
    { measure: 'questions-asked', from: 'asked' },
    { measure: 'questions-resolved', from: 'resolved' },
    { measure: 'questions-open', from: 'open' },
    { measure: 'open-median-days', from: 'openDays' },
    { measure: 'solved-in-7-days-percent', from: 'solvedInWeek' },
    { measure: 'half-solved-hours', from: 'halfSolved' },
    { measure: 'half-answered-hours', from: 'halfAnswered' },
    { measure: 'resolution-median-hours', from: 'medianHours' },
    { measure: 'resolution-p85-hours', from: 'p85Hours' },
    { measure: 'first-answer-median-hours', from: 'firstAnswerHours' },
  ],
} as const satisfies { [Section in Exclude<keyof ParticipationReport, 'adoption'>]: CsvNumbers<Section> };

export const groupMapReportSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('shown'),
    /**
     * People of other groups who helped this one, of everyone there; one that protects another number is the minimum or more.
     * Absent before 2.1.
     */
    received: z.optional(z.array(z.strictObject({ to: z.string(), people: peopleSchema }))),
    /** Of all arrows from one group to another, how many were used; absent if fewer people than the minimum did. */
    arrows: z.optional(z.strictObject({ used: z.int(), possible: z.int(), end: z.enum(['exact', 'or-more']) })),
    /** Before 2.1. Without `to`: to all other groups together, but those that have an arrow of their own. */
    edges: z.optional(
      z.array(
        z.strictObject({
          from: z.string(),
          to: z.optional(z.string()),
          /** Of the members of `from`; never few. */
          people: peopleSchema,
          contributions: z.int(),
        }),
      ),
    ),
    /** Before 2.1. Contributions on arrows of too few people, taken together; made by no one, or by at least the minimum. */
    rest: z.optional(z.strictObject({ contributions: z.int() })),
  }),
  tooFewPeople,
  notCollected,
]);
export type GroupMapReport = z.infer<typeof groupMapReportSchema>;
