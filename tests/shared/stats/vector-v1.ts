/**
 * Twelve people, seven items, five points: the vector from which the reference numbers were computed in R 4 with the packages
 * survey and psych.
 */
export const v1: readonly (readonly number[])[] = [
  '4454344',
  '3233233',
  '5554554',
  '2322132',
  '4344445',
  '5445455',
  '3343323',
  '1221221',
  '4434454',
  '5545545',
  '3433234',
  '4544344',
].map((row) => [...row].map(Number));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean and sample deviation over people of their mean over items. */
export function personScores(): { mean: number; deviation: number; people: number } {
  const scores = v1.map(mean);
  const centre = mean(scores);
  const squares = scores.reduce((sum, score) => sum + (score - centre) ** 2, 0);
  return { mean: centre, deviation: Math.sqrt(squares / (scores.length - 1)), people: scores.length };
}
