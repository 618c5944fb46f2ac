import type { Scale } from './room-for-two.ts';

/**
 * The spread that ranges and tests assume: a public constant (rule R4), because a deviation beside a mean gives small groups
 * away. Standard deviation of one question 1.0 and of a score over several 0.7 on five points, in proportion on others;
 * what answers of communities usually show.
 */
export const usualDeviation = ({ lowest, highest }: Scale, questions: number): number =>
  ((questions > 1 ? 0.7 : 1.0) * (highest - lowest)) / 4;
