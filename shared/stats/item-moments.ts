/**
 * What α and ω need to know about answers, and nothing else: additive integer sums over the people who answered every item.
 * They add up as the tally does: the sums of several groups or communities are those of all their people together.
 */
export interface ItemMoments {
  readonly people: number;
  /** By item: the sum of the points chosen. */
  readonly sums: readonly number[];
  /** Sums of products of points of two items, row by row: (1,1), (1,2) … (1,k), (2,2) … (k,k). */
  readonly crossProducts: readonly number[];
}

/**
 * The sample covariance matrix, with n − 1; equal to cov in R.
 *
 * Refuses (undefined) fewer than two items, fewer than two people, a number of products that does not fit the items, and an
 * item that all answered alike: then nothing varies with it.
 */
export function covariances({ people, sums, crossProducts }: ItemMoments): number[][] | undefined {
  const items = sums.length;
  if (items < 2 || !Number.isSafeInteger(people) || people < 2) return undefined;
  if (crossProducts.length !== (items * (items + 1)) / 2) return undefined;
  if (![...sums, ...crossProducts].every((sum) => Number.isFinite(sum))) return undefined;
  const matrix = sums.map(() => new Array<number>(items).fill(0));
  let cell = 0;
  for (let row = 0; row < items; row++) {
    for (let column = row; column < items; column++) {
      // Multiplied before it is divided: with whole sums the numerator is exact.
      const product = people * (crossProducts[cell] ?? 0) - (sums[row] ?? 0) * (sums[column] ?? 0);
      const covariance = product / people / (people - 1);
      set(matrix, row, column, covariance);
      set(matrix, column, row, covariance);
      cell += 1;
    }
  }
  return matrix.every((row, i) => (row[i] ?? 0) > 0) ? matrix : undefined;
}

function set(matrix: number[][], row: number, column: number, value: number): void {
  const cells = matrix[row];
  if (cells) cells[column] = value;
}
