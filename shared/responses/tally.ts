/**
 * The tally: integer sums over responses, nothing of any one of them.
 *
 * Adding is commutative and associative, so the order of responses cannot matter and two partial tallies add up to the
 * whole. What is kept is what the report's statistics need and no more: counts of points, sums of person scores and of
 * their squares in units of 1/420 point, and sums of products over people who answered every item.
 */
import { type GroupTally, type ItemTally, type ScaleTally, scoreUnits } from '../contract/results.ts';
import type { Instrument } from './instruments/instrument.ts';

export interface OpenTally {
  respondents: number;
  readonly scales: readonly ScaleTally[];
}

/** Points of each item in manifest order: what `decodeScores` checks against. */
export const pointsOfItems = (instruments: readonly Instrument[]): number[] =>
  instruments.flatMap(({ items, scale }) => items.map(() => scale.points));

export const emptyTally = (instruments: readonly Instrument[]): OpenTally => ({
  respondents: 0,
  scales: instruments.map(({ id, version, items, scale }) => ({
    instrument: { id, version },
    persons: 0,
    sum: 0,
    sumOfSquares: 0,
    complete: {
      persons: 0,
      sums: items.length > 1 ? new Array(items.length).fill(0) : [],
      crossProducts: items.length > 1 ? new Array((items.length * (items.length + 1)) / 2).fill(0) : [],
    },
    items: items.map((item) => ({ item: item.id, points: new Array(scale.points).fill(0), preferNot: 0 })),
  })),
});

/** Adds one response, in place. `choices` are as `decodeScores` returns them: of the right number and on their scales. */
export function addResponse(tally: OpenTally, instruments: readonly Instrument[], choices: readonly number[]): void {
  tally.respondents += 1;
  let offset = 0;
  instruments.forEach((instrument, i) => {
    const scale = tally.scales[i];
    if (scale) addToScale(scale, instrument, choices.slice(offset, offset + instrument.items.length));
    offset += instrument.items.length;
  });
}

function addToScale(tally: ScaleTally, instrument: Instrument, choices: readonly number[]): void {
  choices.forEach((choice, i) => {
    const item = tally.items[i];
    if (!item) return;
    if (choice === 0) item.preferNot += 1;
    else item.points[choice - 1] = (item.points[choice - 1] ?? 0) + 1;
  });
  const points = choices.filter((choice) => choice > 0).map((choice) => choice - 1 + instrument.scale.lowest);
  if (points.length >= instrument.minimumAnswered) {
    // An exact integer: 420 is divisible by every number of items up to seven.
    const score = (points.reduce((sum, point) => sum + point, 0) * scoreUnits) / points.length;
    tally.persons += 1;
    tally.sum += score;
    tally.sumOfSquares += score * score;
  }
  if (points.length === instrument.items.length) addComplete(tally.complete, points);
}

function addComplete(complete: ScaleTally['complete'], points: readonly number[]): void {
  complete.persons += 1;
  if (points.length === 1) return;
  let cell = 0;
  points.forEach((left, i) => {
    complete.sums[i] = (complete.sums[i] ?? 0) + left;
    for (const right of points.slice(i)) {
      complete.crossProducts[cell] = (complete.crossProducts[cell] ?? 0) + left * right;
      cell += 1;
    }
  });
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
      complete: {
        persons: left.complete.persons + right.complete.persons,
        sums: addAll(left.complete.sums, right.complete.sums),
        crossProducts: addAll(left.complete.crossProducts, right.complete.crossProducts),
      },
      items: left.items.map((item, j) => addItems(item, right.items[j] ?? item)),
    };
  }),
});

const addAll = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value + (b[i] ?? 0));

const addItems = (a: ItemTally, b: ItemTally): ItemTally => ({
  item: a.item,
  points: addAll(a.points, b.points),
  preferNot: a.preferNot + b.preferNot,
});

/** A finished group: a label, the manifest labels in it and its tally. */
export const closeTally = (label: string, includes: readonly string[], tally: OpenTally): GroupTally => ({
  label,
  includes: [...includes].sort(),
  respondents: tally.respondents,
  scales: [...tally.scales],
});
