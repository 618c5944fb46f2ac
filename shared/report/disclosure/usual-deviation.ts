import type { Scale } from './room-for-two.ts';

/**
 * The spread that ranges and tests assume: a public constant (rule R4), because a deviation beside a mean gives small groups
 * away. The standard deviation is 1.0 for one question and 0.7 for a score over several, on five points, and in proportion on
 * other scales: what communities' answers usually show.
 */
export const usualDeviation = ({ lowest, highest }: Scale, questions: number): number =>
  ((questions > 1 ? 0.7 : 1.0) * (highest - lowest)) / 4;
