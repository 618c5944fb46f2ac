import { performance } from 'node:perf_hooks';

/** Median of several timings in milliseconds; the machine's own noise is shown by the spread. */
export interface Timing {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

export async function timed(repeats: number, work: () => Promise<void>): Promise<Timing> {
  const samples: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const began = performance.now();
    await work();
    samples.push(performance.now() - began);
  }
  return summary(samples);
}

export function summary(samples: readonly number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), minimum: at(0), maximum: at(sorted.length - 1) };
}

export const inSeconds = (timing: Timing): string =>
  `${(timing.median / 1000).toFixed(2)} s (${(timing.minimum / 1000).toFixed(2)} to ${(timing.maximum / 1000).toFixed(2)})`;
