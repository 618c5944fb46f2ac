import type { Scale } from './room-for-two.ts';

/** How alike the questions of a scale are usually answered: the correlation of two of them. */
const usualCorrelation = 0.45;

/**
 * The spread that ranges and tests assume: a public constant (rule R4), because a deviation beside a mean gives small groups
 * away. One question has a standard deviation of 1.0 on five points, in proportion on other scales; the mean of k questions
 * that correlate with 0.45 has √((1 + (k−1)·0.45)/k): 0.80 for three, 0.75 for five, 0.73 for seven.
 */
export const usualDeviation = ({ lowest, highest }: Scale, questions: number): number =>
  (Math.sqrt((1 + (questions - 1) * usualCorrelation) / questions) * (highest - lowest)) / 4;

/** As reports before 2.1 assumed it: 0.7 for any number of questions, which three of them do not have. */
export const usualDeviationBefore21 = ({ lowest, highest }: Scale, questions: number): number =>
  ((questions > 1 ? 0.7 : 1.0) * (highest - lowest)) / 4;
