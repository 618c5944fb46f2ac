import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalResult } from '../../../../shared/contract/results.ts';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import { reviseReport } from '../../../../shared/report/build/revise-report.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { readReport } from '../../../../shared/report/shape/read-report.ts';
import { answersOf, fixtureCommunity, mixed, pulseResult, reportOf } from '../quarter-fixture.ts';

const quarter = '2026-Q4' as QuarterId;
/** Three pulses of up to three groups, of which any number of people answered. */
const people = fc.tuple(
  ...['Berlin', 'Hamburg', 'Lisbon'].map((label) => fc.tuple(fc.constant(label), fc.integer({ min: 0, max: 14 }))),
);
const pulses = fc.tuple(people, people, people).map((months) =>
  months.map((groups, i) =>
    pulseResult(
      groups.map(([label, answered]) => ({ label, invited: 16, answers: answersOf(i + 1, answered, mixed) })),
      { month: i + 1 },
    ),
  ),
);
/** In which of up to four publications each pulse, and attendance, appears for the first time. */
const arrivals = fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 3 })));
const attendance: SignalResult = {
  version: 2,
  community: fixtureCommunity,
  quarter,
  labels: [{ label: 'All', members: 48 }],
  attendance: {
    sessions: [{ date: '2026-10-08', attended: 20, guests: 0 }],
    members: 48,
    regular: 20,
    groups: [{ label: 'All', members: 48, attendances: 20, came: 20, missed: 28 }],
  },
};
const before = reportOf([
  pulseResult([{ label: 'Berlin', invited: 40, answers: answersOf(1, 30, mixed) }], { month: 1, quarter: 3 }),
]);
const earlier: QuarterReport[] = [{ ...before, generatedAt: '2026-10-05T08:00:00Z' as Instant }];

/** Everything but verdicts and what is random by construction. */
const tablesOf = ({ pulses: of, attendance: came }: QuarterReport) => ({
  pulses: of.map(({ instruments, ...pulse }) => [pulse, instruments.map(({ change, ...instrument }) => instrument)]),
  attendance: came,
});

describe('a report that is published bit by bit', () => {
  it('never changes a number, withstands its attackers, and ends as if it had been published at once', async () => {
    await fc.assert(
      fc.property(pulses, arrivals, (results, [october, november, december, came]) => {
        const rounds = [october, november, december];
        const published: QuarterReport[] = [];
        const build = (round: number): QuarterReport | undefined => {
          const counted = results.filter((_, i) => (rounds[i] ?? 0) <= round);
          if (counted.length === 0) return undefined;
          const at = `2027-01-0${round + 1}T08:00:00Z` as Instant;
          const signals = (came ?? 0) <= round ? attendance : undefined;
          const fresh = buildReport({
            quarter,
            pulses: counted,
            signals,
            stewardSide: undefined,
            at,
            schemaUrl: 'https://pulse.example/s.json',
            published: earlier,
          });
          const newest = published.at(-1);
          return newest ? reviseReport({ report: newest, sha256: 'ab'.repeat(32) }, fresh, earlier) : fresh;
        };
        for (const round of [0, 1, 2, 3]) {
          const report = build(round);
          if (!report) continue;
          expect(verifyReport(report, [...earlier, ...published])).toEqual([]);
          expect(report.revision).toBe(published.length + 1);
          expect(readReport(JSON.stringify(report))).toEqual(report);
          published.push(report);
        }
        const last = published.at(-1);
        const [whole] = [build(3)];
        // Nothing is left to add, and the published file says what one publication would have said.
        expect(whole).toBeUndefined();
        const atOnce = buildReport({
          quarter,
          pulses: results,
          signals: attendance,
          stewardSide: undefined,
          at: '2027-01-09T08:00:00Z' as Instant,
          schemaUrl: 'https://pulse.example/s.json',
          published: earlier,
        });
        if (!last) throw new Error('something must be published in the end');
        expect(tablesOf(last)).toEqual(tablesOf(atOnce));
        expect(last.headline).toBe(atOnce.headline);
        expect(last.pulses).toEqual(atOnce.pulses);
      }),
      { numRuns: 40 },
    );
  });
});
