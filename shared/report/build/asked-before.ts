/**
 * What earlier quarters said of an instrument: every pulse once, however many files repeat it, from the eight quarters
 * before. Only what was already published when a report was made counts, so a late or second run finds the same.
 */
import type { QuarterId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { isCoarse } from '../disclosure/coarse.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

export interface AskedBefore {
  readonly quarter: QuarterId;
  readonly instrument: InstrumentReport;
}

/** Where a pulse stands in time: its quarter, and when its report was made. */
export interface Now {
  readonly quarter: QuarterId;
  readonly at: Instant;
}

export const quartersBack = 8;

/** Whether the community had published anything about an earlier quarter. */
export const hasPast = (now: Now, published: readonly QuarterReport[]): boolean =>
  published.some((report) => isEarlier(report, now));

/** Newest first. */
export function askedBefore(now: Now, published: readonly QuarterReport[]): AskedBefore[] {
  const pulses = new Map(
    published
      .filter(
        (report) =>
          isEarlier(report, now) && quarterNumber(now.quarter) - quarterNumber(report.quarter) <= quartersBack,
      )
      .flatMap(({ quarter, pulses: all }) => all.map((pulse) => [pulse.pulse, { quarter, pulse }] as const)),
  );
  return [...pulses.values()]
    .toSorted((a, b) => (a.pulse.opens < b.pulse.opens ? 1 : -1))
    .flatMap(({ quarter, pulse }) => pulse.instruments.map((instrument) => ({ quarter, instrument })));
}

const isEarlier = ({ quarter, generatedAt }: QuarterReport, now: Now): boolean =>
  quarter < now.quarter && generatedAt <= now.at;

/** Quarters in a row have numbers in a row. */
export function quarterNumber(quarter: QuarterId): number {
  const [year = '', of = ''] = quarter.split('-Q');
  return 4 * Number(year) + Number(of);
}

/** Scores in half points are neither compared nor part of a trend. */
export const showsScore = (instrument: Pick<InstrumentReport, 'score' | 'items'>): boolean =>
  instrument.score.status === 'shown' && !isCoarse(instrument);
