/**
 * Pearson's correlation, from sums over people; equal to cor in R.
 *
 * Refuses (undefined) fewer than two people, and values that do not vary: then nothing varies with them.
 */
export interface PairedSums {
  readonly people: number;
  readonly sumX: number;
  readonly sumY: number;
  readonly sumOfSquaresX: number;
  readonly sumOfSquaresY: number;
  readonly product: number;
}

export function correlation(sums: PairedSums): number | undefined {
  const { people, sumX, sumY, sumOfSquaresX, sumOfSquaresY, product } = sums;
  if (!Object.values(sums).every(Number.isFinite) || people < 2) return undefined;
  // Multiplied before anything is divided: with whole sums all three are exact.
  const variationX = people * sumOfSquaresX - sumX * sumX;
  const variationY = people * sumOfSquaresY - sumY * sumY;
  if (!(variationX > 0 && variationY > 0)) return undefined;
  const together = people * product - sumX * sumY;
  return Math.min(1, Math.max(-1, together / Math.sqrt(variationX) / Math.sqrt(variationY)));
}
