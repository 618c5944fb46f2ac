import type { Scale } from '../contract/instrument.ts';

/**
 * What a member chose for one item, as the one byte that is sealed: 0 for "prefer not to answer", 1 for the lowest point of
 * the item's scale, 2 for the next, up to the number of its points. Where an item has the answer "Not yet", that is one more.
 */
export type Choice = number & { readonly brand: 'Choice' };

export const noAnswer = 0 as Choice;

type Points = Pick<Scale, 'lowest' | 'points'>;

/** @param point of the item's scale */
export const choiceOf = (point: number, { lowest }: Pick<Scale, 'lowest'>): Choice => (point - lowest + 1) as Choice;

/** The answer "Not yet". It is no point of the scale, and has no place on it. */
export const notYetOf = ({ points }: Pick<Scale, 'points'>): Choice => (points + 1) as Choice;

/** Undefined where the member preferred not to answer, or said "Not yet". */
export const pointOf = (choice: Choice, { lowest, points }: Points): number | undefined =>
  choice === noAnswer || choice > points ? undefined : choice - 1 + lowest;

/** Bytes that are known to be choices, such as the values of a form's radios. */
export const choicesFrom = (bytes: Iterable<number>): Choice[] => [...bytes] as Choice[];

/** Every choice that gives a point, the lowest point first. */
export const choicesOf = ({ points }: Pick<Scale, 'points'>): Choice[] =>
  Array.from({ length: points }, (_, index) => (index + 1) as Choice);
