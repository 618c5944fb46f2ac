/**
 * The tally: integer sums over responses, nothing of any one of them.
 *
 * Adding is commutative and associative, so the order of responses cannot matter and two partial tallies add up to the whole.
 * It counts people, never answers apart from people. What is kept is what the report's statistics need and no more: counts of
 * points by item, and sums of person scores and of their squares in units of 1/2520 point. How items move together, and
 * scores with single questions (shared/answers/tally-pairs.ts), is summed as well, but only while a pulse is counted: all that
 * is kept is the sums of a whole community, and only if enough people answered (`communityMoments`, `communityPairs`).
 */

import type { InstrumentStructure } from '../contract/instrument.ts';
import { limits } from '../contract/limits.ts';
import {
  type GroupTally,
  type InstrumentMoments,
  type ItemTally,
  type ScaleTally,
  scoreUnits,
} from '../contract/results.ts';
import { type Choice, noAnswer, notYetOf, pointOf } from './choice.ts';
import { addPairs, addToPairs, emptyPairs, type OpenPair, type PersonAnswers } from './tally-pairs.ts';

/** In memory only, while a pulse is counted. */
export interface OpenTally {
  respondents: number;
  readonly scales: readonly ScaleTally[];
  /** One per scale, in the same order; empty sums for a single item. */
  readonly moments: readonly OpenMoments[];
  readonly pairs: readonly OpenPair[];
}

interface OpenMoments {
  people: number;
  readonly sums: number[];
  readonly crossProducts: number[];
}

/** How many answers each item has, in manifest order: what `decodeScores` checks against. */
export const pointsOfItems = (instruments: readonly InstrumentStructure[]): number[] =>
  instruments.flatMap(({ items, scale }) => items.map(({ notYet }) => (notYet ? notYetOf(scale) : scale.points)));

export const emptyTally = (instruments: readonly InstrumentStructure[]): OpenTally => ({
  respondents: 0,
  scales: instruments.map(({ id, version, items, scale }) => ({
    instrument: { id, version },
    persons: 0,
    sum: 0,
    sumOfSquares: 0,
    items: items.map(({ id: item, notYet }) => ({
      item,
      points: zeros(scale.points),
      preferNot: 0,
      ...(notYet && { notYet: 0 }),
    })),
  })),
  moments: instruments.map(({ items: { length }, sum }) => ({
    people: 0,
    sums: zeros(length > 1 && sum !== false ? length : 0),
    crossProducts: zeros(length > 1 && sum !== false ? (length * (length + 1)) / 2 : 0),
  })),
  pairs: emptyPairs(instruments),
});

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

/** Adds one response, in place. `choices` are as `decodeScores` returns them: the right number, each on its scale. */
export function addResponse(
  tally: OpenTally,
  instruments: readonly InstrumentStructure[],
  choices: readonly Choice[],
): void {
  tally.respondents += 1;
  let offset = 0;
  const answers = instruments.map((instrument, i): PersonAnswers => {
    const scale = tally.scales[i];
    const moments = tally.moments[i];
    const own = choices.slice(offset, offset + instrument.items.length);
    offset += instrument.items.length;
    const byItem = own.map((choice) => pointOf(choice, instrument.scale));
    const points = byItem.filter((point) => point !== undefined);
    const score = instrument.sum === false || points.length < instrument.minimumAnswered ? undefined : scoreOf(points);
    if (scale) addToScale(scale, own, score);
    if (moments && moments.sums.length > 0 && points.length === own.length) addToMoments(moments, points);
    return { score, points: byItem };
  });
  addToPairs(tally.pairs, answers);
}

/** An exact integer, see `scoreUnits`. */
const scoreOf = (points: readonly number[]): number =>
  (points.reduce((sum, point) => sum + point, 0) * scoreUnits) / points.length;

function addToScale(tally: ScaleTally, choices: readonly Choice[], score: number | undefined): void {
  choices.forEach((choice, i) => {
    const item = tally.items[i];
    if (!item) return;
    if (choice === noAnswer) item.preferNot += 1;
    else if (choice > item.points.length) item.notYet = (item.notYet ?? 0) + 1;
    else item.points[choice - 1] = (item.points[choice - 1] ?? 0) + 1;
  });
  if (score === undefined) return;
  tally.persons += 1;
  tally.sum += score;
  tally.sumOfSquares += score * score;
}

function addToMoments(moments: OpenMoments, points: readonly number[]): void {
  moments.people += 1;
  let cell = 0;
  for (const [i, left] of points.entries()) {
    moments.sums[i] = (moments.sums[i] ?? 0) + left;
    for (let j = i; j < points.length; j++) {
      moments.crossProducts[cell] = (moments.crossProducts[cell] ?? 0) + left * (points[j] ?? 0);
      cell += 1;
    }
  }
}

/** The tally of both sets of responses together. Both must be of the same instruments. */
export const addTallies = (a: OpenTally, b: OpenTally): OpenTally => ({
  respondents: a.respondents + b.respondents,
  scales: a.scales.map((left, i) => {
    const right = b.scales[i] ?? left;
    return {
      instrument: left.instrument,
      persons: left.persons + right.persons,
      sum: left.sum + right.sum,
      sumOfSquares: left.sumOfSquares + right.sumOfSquares,
      items: left.items.map((item, j) => addItems(item, right.items[j] ?? item)),
    };
  }),
  moments: a.moments.map((left, i) => {
    const right = b.moments[i] ?? left;
    return {
      people: left.people + right.people,
      sums: addAll(left.sums, right.sums),
      crossProducts: addAll(left.crossProducts, right.crossProducts),
    };
  }),
  pairs: addPairs(a.pairs, b.pairs),
});

const addAll = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value + (b[i] ?? 0));

const addItems = (a: ItemTally, b: ItemTally): ItemTally => ({
  item: a.item,
  points: addAll(a.points, b.points),
  preferNot: a.preferNot + b.preferNot,
  ...(a.notYet !== undefined && { notYet: a.notYet + (b.notYet ?? 0) }),
});

/** A finished group: a label, the manifest labels in it and its sums, without how its items move together. */
export const closeTally = (label: string, includes: readonly string[], tally: OpenTally): GroupTally => ({
  label,
  includes: [...includes].sort(),
  respondents: tally.respondents,
  scales: [...tally.scales],
});

/**
 * How items move together, as far as it may be kept: for scales of several items, if at least `limits.reliabilityFrom` people
 * of the whole community answered every item. Otherwise nothing is kept, not even that there were fewer.
 */
export const communityMoments = (community: OpenTally): InstrumentMoments[] =>
  community.moments.flatMap(({ people, sums, crossProducts }, i) => {
    const instrument = community.scales[i]?.instrument;
    if (!instrument || sums.length === 0 || people < limits.reliabilityFrom) return [];
    return [{ instrument, people, sums: [...sums], crossProducts: [...crossProducts] }];
  });
