import type { Scale } from '../contract/instrument.ts';

/**
 * What a member chose for one item, as the one byte that is sealed: 0 for "prefer not to answer", 1 for the lowest point of
 * the item's scale, 2 for the next, up to the number of its points.
 */
export type Choice = number & { readonly brand: 'Choice' };

export const noAnswer = 0 as Choice;

type Points = Pick<Scale, 'lowest'>;

/** @param point of the item's scale */
export const choiceOf = (point: number, { lowest }: Points): Choice => (point - lowest + 1) as Choice;

/** Undefined where the member preferred not to answer. */
export const pointOf = (choice: Choice, { lowest }: Points): number | undefined =>
  choice === noAnswer ? undefined : choice - 1 + lowest;

/** Bytes that are known to be choices, such as the values of a form's radios. */
export const choicesFrom = (bytes: Iterable<number>): Choice[] => [...bytes] as Choice[];

/** Every choice that gives a point, the lowest point first. */
export const choicesOf = ({ points }: Pick<Scale, 'points'>): Choice[] =>
  Array.from({ length: points }, (_, index) => (index + 1) as Choice);
