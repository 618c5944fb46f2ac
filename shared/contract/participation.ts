/**
 * Participation: what is kept of a quarter. Counts hold no person, and the map of groups is kept only as far as rule R1
 * allows. shared/report/build decides what may be published.
 */
import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));

/** Who came, reduced to groups. */
export const attendanceCountsSchema = z.strictObject({
  sessions: z.array(z.strictObject({ date: z.string(), attended: z.int(), guests: z.int() })),
  members: z.int(),
  /** Members who came to at least half of the sessions. */
  regular: z.int(),
  groups: z.array(z.strictObject({ label: z.string(), members: z.int(), attendances: z.int(), regular: z.int() })),
});
export type AttendanceCounts = z.infer<typeof attendanceCountsSchema>;

export const groupMapSchema = z.strictObject({
  /** Contributions by `people` of one group that helped another group; without `to`, that helped any other group. */
  edges: z.array(z.strictObject({ from: z.string(), to: z.optional(z.string()), people: count, contributions: count })),
  /** All other contributions that crossed groups, made by no one or by at least the minimum of people. */
  rest: z.strictObject({ people: count, contributions: count }),
});
export type GroupMap = z.infer<typeof groupMapSchema>;

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
  map: groupMapSchema,
  /** People who did not contribute in the quarter before; absent if that quarter is not known. */
  newcomers: z.optional(count),
  /** People who contributed in the quarter before, and how many did so again. */
  before: z.optional(z.strictObject({ people: count, again: count })),
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
  crossingPeople: count,
  withinPeople: count,
});
export type EndorsementCounts = z.infer<typeof endorsementCountsSchema>;

export const problemCountsSchema = z.strictObject({
  asked: count,
  /** People who asked the questions of this quarter and the one before. */
  askers: count,
  /** Problems resolved after a known time. */
  resolved: count,
  medianHours: z.optional(count),
  p85Hours: z.optional(count),
  firstAnswerHours: z.optional(count),
  open: count,
  oldestOpenDays: z.optional(count),
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
});
export type FactCounts = z.infer<typeof factCountsSchema>;
