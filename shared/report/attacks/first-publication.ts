import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';

/**
 * The first file with a pulse. Later files of its quarter copy the pulse, so it is judged by the rules of the first, and by
 * what had been published until then.
 *
 * @param earlier reports of the community that were published before
 */
export const firstPublication = (
  pulse: PulseReport['pulse'],
  report: QuarterReport,
  earlier: readonly QuarterReport[],
): QuarterReport =>
  earlier
    .filter(({ quarter, pulses }) => quarter === report.quarter && pulses.some((other) => other.pulse === pulse))
    .toSorted((a, b) =>
      a.generatedAt < b.generatedAt ? -1 : a.generatedAt > b.generatedAt ? 1 : a.revision - b.revision,
    )
    .at(0) ?? report;
