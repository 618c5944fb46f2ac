/**
 * How answers to a single question go with the rest of the pulse, as sums over the people who answered both: what a
 * correlation is computed from (docs/adr/0073). A person's value is their score on a scale, or their point where the
 * instrument is one question.
 *
 * Summed in memory while a pulse is counted, over everyone: never by label, and nothing is kept of a community in which
 * fewer than `limits.correlationFrom` people answered both, not even that there were fewer.
 */

import type { InstrumentRef } from '../contract/community.ts';
import { fewestAnswered, type InstrumentStructure, type ItemStructure } from '../contract/instrument.ts';
import { limits } from '../contract/limits.ts';
import { type OtherRef, type PairSums, scoreUnits } from '../contract/results.ts';

/** In memory only, and changed in place. */
export interface OpenPair {
  readonly target: InstrumentRef;
  readonly other: OtherRef;
  /** Where their values are in what a person answered. */
  readonly places: readonly [target: Place, other: Place];
  people: number;
  targetSum: number;
  targetSumOfSquares: number;
  sum: number;
  sumOfSquares: number;
  product: number;
}

interface Place {
  readonly instrument: number;
  /** Absent for the score of the instrument. */
  readonly item?: number;
}

/** One person's answers to one instrument. */
export interface PersonAnswers {
  /** In units of 1/2520 point; undefined where they answered too little for one. */
  readonly score: number | undefined;
  /** By item; undefined where they declined. */
  readonly points: readonly (number | undefined)[];
}

const hasNotYet = ({ notYet }: ItemStructure): boolean => notYet === true;

const isSingle = ({ items }: InstrumentStructure): boolean => items.length === 1 && !items.some(hasNotYet);

/** Every single question of a pulse with every other instrument. */
export const emptyPairs = (instruments: readonly InstrumentStructure[]): OpenPair[] =>
  instruments.flatMap((target, t) =>
    isSingle(target)
      ? instruments.flatMap((other, o): OpenPair[] => {
          if (o === t) return [];
          const none = { people: 0, targetSum: 0, targetSumOfSquares: 0, sum: 0, sumOfSquares: 0, product: 0 };
          return measuresOf(other, o).map(({ item, place }) => ({
            target: referenceTo(target),
            other: { ...referenceTo(other), ...(item !== undefined && { item }) },
            places: [{ instrument: t }, place],
            ...none,
          }));
        })
      : [],
  );

const referenceTo = ({ id, version }: InstrumentStructure): InstrumentRef => ({ id, version });

/**
 * The score; each question of an instrument that has none, because its questions are not summed. Not a question with the
 * answer "Not yet": who answered both, less those, would say how many declined.
 */
function measuresOf(
  { items, sum, minimumAnswered }: InstrumentStructure,
  instrument: number,
): { readonly item?: string; readonly place: Place }[] {
  if (sum === false && items.length > 1)
    return items.flatMap((one, item) => (hasNotYet(one) ? [] : [{ item: one.id, place: { instrument, item } }]));
  // How many have a score is estimated from below by the rule of the catalogue (shared/report/disclosure/answered-both.ts).
  return items.some(hasNotYet) || minimumAnswered > fewestAnswered(items.length) ? [] : [{ place: { instrument } }];
}

/** @param answers of one person, by instrument */
export function addToPairs(pairs: readonly OpenPair[], answers: readonly PersonAnswers[]): void {
  for (const pair of pairs) {
    const [targetScore, score] = pair.places.map((place) => valueAt(place, answers));
    if (targetScore === undefined || score === undefined) continue;
    // A single answer is a whole point.
    const point = targetScore / scoreUnits;
    pair.people += 1;
    pair.targetSum += point;
    pair.targetSumOfSquares += point * point;
    pair.sum += score;
    pair.sumOfSquares += score * score;
    pair.product += point * score;
  }
}

function valueAt({ instrument, item }: Place, answers: readonly PersonAnswers[]): number | undefined {
  const own = answers[instrument];
  if (item === undefined) return own?.score;
  const point = own?.points[item];
  return point === undefined ? undefined : point * scoreUnits;
}

/** Of both sets of responses together; both must be of the same instruments. */
export const addPairs = (a: readonly OpenPair[], b: readonly OpenPair[]): OpenPair[] =>
  a.map((left, i) => {
    const right = b[i];
    if (!right) return left;
    return {
      ...left,
      people: left.people + right.people,
      targetSum: left.targetSum + right.targetSum,
      targetSumOfSquares: left.targetSumOfSquares + right.targetSumOfSquares,
      sum: left.sum + right.sum,
      sumOfSquares: left.sumOfSquares + right.sumOfSquares,
      product: left.product + right.product,
    };
  });

/** As far as they may be kept: of a whole community, from `limits.correlationFrom` people who answered both. */
export const communityPairs = (pairs: readonly OpenPair[]): PairSums[] =>
  pairs.flatMap(({ places: _, ...sums }) => (sums.people < limits.correlationFrom ? [] : [sums]));
