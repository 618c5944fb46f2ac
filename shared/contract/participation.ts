/**
 * Participation of one community and quarter besides attendance, reduced to counts: no person, and the map of groups only
 * as far as rule R1 lets it be kept. What may be published of the rest is decided in shared/report/build/participation.
 */
import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));

export const groupMapSchema = z.strictObject({
  /** Contributions by so many people of one group that helped another, or, without `to`, any other. */
  edges: z.array(z.strictObject({ from: z.string(), to: z.optional(z.string()), people: count, contributions: count })),
  /** All other contributions that crossed groups; of nobody, or of at least the minimum. */
  rest: z.strictObject({ people: count, contributions: count }),
});
export type GroupMap = z.infer<typeof groupMapSchema>;

export const contributionCountsSchema = z.strictObject({
  contributions: count,
  people: count,
  /** The smallest number of people who made half of them. */
  halfBy: count,
  /** Those whose author's group and helped group are both on the roster; of them, those where the two differ. */
  placed: count,
  crossing: count,
  crossingPeople: count,
  withinPeople: count,
  map: groupMapSchema,
  /** People who did not contribute in the quarter before; absent where that quarter is not known. */
  newcomers: z.optional(count),
  /** People of the quarter before, and those of them who contributed again. */
  before: z.optional(z.strictObject({ people: count, again: count })),
});
export type ContributionCounts = z.infer<typeof contributionCountsSchema>;

export const reuseCountsSchema = z.strictObject({
  reuses: count,
  artefacts: count,
  people: count,
  /** Those of artefacts whose authors are known; of them, those from outside the authors' groups. */
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
  /** Of the questions of this quarter and the one before. */
  askers: count,
  /** Whose time is known. */
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

export const participationResultSchema = z.strictObject({
  contributions: z.optional(contributionCountsSchema),
  reuse: z.optional(reuseCountsSchema),
  endorsements: z.optional(endorsementCountsSchema),
  problems: z.optional(problemCountsSchema),
  adoption: z.optional(z.array(adoptionCountsSchema)),
});
export type ParticipationResult = z.infer<typeof participationResultSchema>;
