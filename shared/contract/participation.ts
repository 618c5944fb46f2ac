/**
 * Participation: which facts there are, and what is kept of a quarter. Counts hold no person. shared/report/build decides what may be published; beside each number that is published are
 * the people whose work it is, because the rule for numbers of people needs both sides.
 */
import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));

/** Members of the roster by label, on the day of counting: what numbers of people are parts of. */
export const labelledMembersSchema = z.strictObject({
  label: z.string(),
  members: count,
  /** The department or division that the label is in; absent at the top. */
  within: z.optional(z.string()),
});
export type LabelledMembers = z.infer<typeof labelledMembersSchema>;

/** Who came, reduced to groups. */
export const attendanceCountsSchema = z.strictObject({
  sessions: z.array(z.strictObject({ date: z.string(), attended: z.int(), guests: z.int() })),
  members: z.int(),
  /** Before report 2.1: members who came to at least half of the sessions. */
  regular: z.optional(z.int()),
  /**
   * Members who came to at least two of the last sessions, and how many members came to each of these, oldest first. Some are
   * of the quarter before; absent from rows before report 2.1.
   */
  cameTwice: z.optional(z.strictObject({ people: count, attended: z.array(count) })),
  groups: z.array(
    z.strictObject({
      label: z.string(),
      members: count,
      attendances: count,
      /** People who came to any session, and people who missed any. */
      came: count,
      missed: count,
    }),
  ),
});
export type AttendanceCounts = z.infer<typeof attendanceCountsSchema>;

/** Help from one label to another. */
const helpCountsSchema = z.strictObject({
  /** People of other labels who helped this one. */
  received: z.array(z.strictObject({ label: z.string(), people: count })),
  /** Pairs of two labels, in either direction, of which one helped the other; `people` who did. */
  used: count,
  people: count,
});
export type HelpCounts = z.infer<typeof helpCountsSchema>;

/** Before report 2.1: arrows from a group to another, or to all others. */
const groupMapSchema = z.strictObject({
  edges: z.array(z.strictObject({ from: z.string(), to: z.optional(z.string()), people: count, contributions: count })),
  rest: z.strictObject({ people: count, contributions: count }),
});

export const contributionCountsSchema = z.strictObject({
  contributions: count,
  people: count,
  /** The smallest number of people who made half of the contributions. */
  halfBy: count,
  /**
   * `placed`: contributions whose author's group and helped group are both on the roster; `crossing`: those in which the two
   * differ.
   */
  placed: count,
  crossing: count,
  crossingPeople: count,
  withinPeople: count,
  /** People behind all contributions that are not known to cross groups. */
  otherPeople: count,
  /** Absent from rows before report 2.1, which have a map. */
  help: z.optional(helpCountsSchema),
  map: z.optional(groupMapSchema),
  /** People who did not contribute in the quarter before; absent if that quarter is not known. */
  newcomers: z.optional(count),
});
export type ContributionCounts = z.infer<typeof contributionCountsSchema>;

export const reuseCountsSchema = z.strictObject({
  reuses: count,
  artefacts: count,
  people: count,
  /** `placed`: reuses of artefacts whose authors are known; `outside`: those from outside the authors' groups. */
  placed: count,
  outside: count,
  outsidePeople: count,
  insidePeople: count,
});
export type ReuseCounts = z.infer<typeof reuseCountsSchema>;

export const endorsementCountsSchema = z.strictObject({
  given: count,
  givers: count,
  receivers: count,
  crossing: count,
  /** Givers, and receivers, of endorsements to another group; `within`: of those inside a group. */
  crossingPeople: count,
  crossingReceivers: count,
  withinPeople: count,
  withinReceivers: count,
});
export type EndorsementCounts = z.infer<typeof endorsementCountsSchema>;

/** How many problems, and how many people asked them. */
const askedBySchema = z.strictObject({ problems: count, askers: count });

/** How long the questions of a quarter waited, those that still wait at its end included. */
const waitingSchema = z.strictObject({
  ended: askedBySchema,
  /** Known after seven days: those that had ended by then and those that had not. */
  inWeek: askedBySchema,
  afterWeek: askedBySchema,
  /** All that did not end within seven days, those asked in the last week included. */
  notInWeek: askedBySchema,
  /** Kaplan and Meier's estimate of what ends within seven days, in whole percent. */
  weekPercent: count,
  /** By when half has ended, by the same estimate; absent if less than half did. */
  halfHours: z.optional(count),
});
export type WaitingCounts = z.infer<typeof waitingSchema>;

export const problemCountsSchema = z.strictObject({
  /** Questions of this quarter, and the people who asked them. */
  asked: count,
  askers: count,
  /** Resolved in this quarter after a known time. Rows from before report 2.1 have two times that are no longer used. */
  resolved: z.optional(z.extend(askedBySchema, { median: z.optional(count), p85: z.optional(count) })),
  /** Before 2.1: first answers of this quarter. */
  answered: z.optional(z.extend(askedBySchema, { median: count, answerers: count })),
  /** Still open from this quarter and the one before, with their median age in days. */
  open: z.optional(z.extend(askedBySchema, { median: count })),
  /** The questions of this quarter waiting to be solved, and for a first answer by someone else; absent before 2.1. */
  solving: z.optional(waitingSchema),
  answering: z.optional(z.extend(waitingSchema, { answerers: count })),
});
export type ProblemCounts = z.infer<typeof problemCountsSchema>;

export const adoptionCountsSchema = z.strictObject({
  practice: z.string(),
  trying: count,
  using: count,
  stopped: count,
});
export type AdoptionCounts = z.infer<typeof adoptionCountsSchema>;

/** What facts other than attendance add up to, by section of the report. */
export const factCountsSchema = z.strictObject({
  contributions: z.optional(contributionCountsSchema),
  reuse: z.optional(reuseCountsSchema),
  endorsements: z.optional(endorsementCountsSchema),
  problems: z.optional(problemCountsSchema),
  adoption: z.optional(z.array(adoptionCountsSchema)),
  /** Groups of the roster with the minimum of members, any of which could declare; absent before report 2.1. */
  adoptingGroups: z.optional(count),
});
export type FactCounts = z.infer<typeof factCountsSchema>;

/** What a group may declare about a practice; "stopped" is as good an answer as any. */
export const adoptionStates = ['trying', 'using', 'stopped'] as const;

/**
 * The kinds of facts besides attendance, one per row: the report section that counts them, and the columns that such a fact
 * needs.
 */
export const kindsOfFacts = {
  contribution: { section: 'contributions', needs: ['member'] },
  reuse: { section: 'reuse', needs: ['member'] },
  endorsement: { section: 'endorsements', needs: ['member', 'other_member'] },
  'question-asked': { section: 'problems', needs: ['member'] },
  'question-answered': { section: 'problems', needs: ['member'] },
  'question-resolved': { section: 'problems', needs: ['member'] },
  adoption: { section: 'adoption', needs: ['group', 'state'] },
} as const satisfies Readonly<Record<string, { section: keyof FactCounts; needs: readonly NeededColumn[] }>>;

/** A column of the layout of facts that some kinds cannot do without. */
export type NeededColumn = 'member' | 'group' | 'other_member' | 'state';
