import { type PulsePart, partRevision, reportOfPart } from '../shape/pulse-part.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { summaryOf } from './summary.ts';

/**
 * What a quarter has published while it runs: its parts in one report that is only shown, never stored. A part without a promise
 * of its own would say nothing about the others, so the lowest minimum applies to the page, and it is public if all parts are.
 *
 * @param parts at least one, in the order of their months
 */
export function reportSoFar(parts: readonly PulsePart[]): QuarterReport {
  const [first] = parts;
  const newest = parts.toSorted((a, b) => (a.generatedAt < b.generatedAt ? -1 : 1)).at(-1);
  const lowest = parts.toSorted((a, b) => a.promise.minimumGroup - b.promise.minimumGroup)[0];
  if (!first || !newest || !lowest) throw new RangeError('a running quarter must have a part');
  const report: QuarterReport = {
    ...reportOfPart(newest),
    revision: partRevision,
    audience: parts.every(({ audience }) => audience === 'public') ? 'public' : 'members',
    promise: lowest.promise,
    pulses: parts.flatMap(({ pulses }) => pulses),
    provenance: { pulses: parts.flatMap(({ provenance }) => provenance.pulses) },
  };
  return { ...report, ...summaryOf(report) };
}
