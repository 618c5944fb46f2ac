/** Median of several timings in milliseconds; the spread shows the machine's own noise. */
export interface Timing {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

export function summary(samples: readonly number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), minimum: at(0), maximum: at(sorted.length - 1) };
}
