import type { PulseReport, QuarterReport } from './quarter-report.ts';

/** The fewest answers that a group of this pulse may have. Before 2.1 a file said only the lowest of all its pulses. */
export const minimumOf = (
  { minimumGroup }: Pick<PulseReport, 'minimumGroup'>,
  { promise }: Pick<QuarterReport, 'promise'>,
): number => minimumGroup ?? promise.minimumGroup;
