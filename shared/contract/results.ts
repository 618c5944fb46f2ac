/**
 * What the Results table keeps: counts of groups, never of a person. A tally is additive and holds only integers, so the
 * order of answers cannot matter.
 */
import * as z from 'zod/mini';
import { instrumentRefSchema } from './community.ts';
import { communityIdSchema, hex32Schema, instantSchema, pulseIdSchema, quarterIdSchema } from './identifiers.ts';
import { ownInstrumentSchema } from './instrument.ts';
import { limits } from './limits.ts';
import { attendanceCountsSchema, factCountsSchema, labelledMembersSchema } from './participation.ts';
import { groupCountsSchema } from './pulse.ts';
import { audienceSchema, details } from './pulse-rules.ts';

/** Person scores are kept as integers of 1/2520 point: 2520 is divisible by every number of items up to ten. */
export const scoreUnits = 2520;

export const itemTallySchema = z.strictObject({
  item: z.string(),
  /** How many people chose each point, lowest first. */
  points: z.array(z.int().check(z.minimum(0))),
  preferNot: z.int().check(z.minimum(0)),
  /** How many said "Not yet"; only of an item that has that answer. */
  notYet: z.optional(z.int().check(z.minimum(0))),
});
export type ItemTally = z.infer<typeof itemTallySchema>;

export const scaleTallySchema = z.strictObject({
  instrument: instrumentRefSchema,
  /** People with a person score: enough items answered. */
  persons: z.int().check(z.minimum(0)),
  /** Sums over people of the person score, in units of 1/2520 point, and of its square. */
  sum: z.int().check(z.minimum(0)),
  sumOfSquares: z.int().check(z.minimum(0)),
  items: z.array(itemTallySchema),
});
export type ScaleTally = z.infer<typeof scaleTallySchema>;

/**
 * How the items of one scale move together, from which reliability is computed: sums over the people who answered every item.
 * Kept for the whole community, never for a group, and only if enough people answered for it to be published.
 */
export const itemMomentsSchema = z.strictObject({
  instrument: instrumentRefSchema,
  people: z.int().check(z.minimum(limits.reliabilityFrom)),
  /** Sums of points, by item. */
  sums: z.array(z.int().check(z.minimum(0))),
  /** Sums of products of the points of two items, row by row, i ≤ j. */
  crossProducts: z.array(z.int().check(z.minimum(0))),
});
export type InstrumentMoments = z.infer<typeof itemMomentsSchema>;

/** An instrument, or one question of an instrument whose questions are not summed. */
const otherRefSchema = z.extend(instrumentRefSchema, { item: z.optional(z.string()) });
export type OtherRef = z.infer<typeof otherRefSchema>;

/**
 * How answers to a single question (the target) go with another instrument: sums over the people who answered both, from
 * which a correlation is computed. Kept for the whole community, never for a group, and only if enough people answered both.
 */
export const pairSumsSchema = z.strictObject({
  target: instrumentRefSchema,
  other: otherRefSchema,
  people: z.int().check(z.minimum(limits.correlationFrom)),
  /** In points. */
  targetSum: z.int().check(z.minimum(0)),
  targetSumOfSquares: z.int().check(z.minimum(0)),
  /** Of person scores, in units of 1/2520 point. */
  sum: z.int().check(z.minimum(0)),
  sumOfSquares: z.int().check(z.minimum(0)),
  /** Sum of point × score. */
  product: z.int().check(z.minimum(0)),
});
export type PairSums = z.infer<typeof pairSumsSchema>;

/** One merged group: never fewer respondents than the programme's minimum. */
export const groupTallySchema = z.strictObject({
  label: z.string(),
  /** The manifest labels that were merged into this one. */
  includes: z.array(z.string()),
  respondents: z.int().check(z.minimum(0)),
  scales: z.array(scaleTallySchema),
});
export type GroupTally = z.infer<typeof groupTallySchema>;

export const pulseResultSchema = z.strictObject({
  version: z.literal(2),
  pulse: pulseIdSchema,
  community: communityIdSchema,
  communityName: z.string(),
  quarter: quarterIdSchema,
  opens: instantSchema,
  closes: instantSchema,
  /** When its quarter's report is to follow its part; absent from pulses counted before parts were published. */
  publishes: z.optional(instantSchema),
  instruments: z.array(instrumentRefSchema),
  /** The community's own instruments that were asked, as they were asked. */
  ownInstruments: z.optional(z.array(ownInstrumentSchema)),
  minimumGroup: z.int(),
  /** Fixed when the pulse opened. */
  detail: z._default(z.enum(details), 'full'),
  /** As the pulse opened; absent from pulses before this rule, whose results are for members. */
  audience: z.optional(audienceSchema),
  fingerprint: hex32Schema,
  commitmentRoot: hex32Schema,
  /** By manifest label, from the freeze. Members are the manifest's; absent in results that were counted before it had them. */
  counts: z.array(z.extend(groupCountsSchema, { members: z.optional(z.int()) })),
  accepted: z.int(),
  /** Responses that could not be opened or read: counted and dropped. */
  malformed: z.int(),
  /** Empty when fewer than the minimum answered in the whole community. */
  groups: z.array(groupTallySchema),
  /** The scales of several items that enough people answered in full; often empty. */
  moments: z.array(itemMomentsSchema),
  /** Absent in results that were counted before there were any. */
  pairs: z.optional(z.array(pairSumsSchema)),
});
export type PulseResult = z.infer<typeof pulseResultSchema>;

/**
 * Participation of one community and quarter: attendance, and what the other facts add up to. Version 1 lacked the people
 * behind most numbers.
 */
export const signalResultSchema = z.strictObject({
  version: z.literal(2),
  community: communityIdSchema,
  quarter: quarterIdSchema,
  /** Everyone on the roster when this was counted; empty if they were too few to count anything. */
  labels: z.array(labelledMembersSchema),
  attendance: z.optional(attendanceCountsSchema),
  participation: z.optional(factCountsSchema),
});
export type SignalResult = z.infer<typeof signalResultSchema>;
