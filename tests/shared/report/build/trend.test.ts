import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { plant } from '../../../attacks/plant.ts';
import { answersOf, pulseResult, reportOf } from '../quarter-fixture.ts';

/** Forty people around a level, given in quarters of a point: 12 is 3.0. */
function quarterAt(name: number, level: number, earlier: readonly QuarterReport[], people = 40): QuarterReport {
  const [year, quarter] = [2024 + Math.floor((name - 1) / 4), ((name - 1) % 4) + 1];
  const choose = (p: number, i: number) => Math.floor((level + ((p * 3 + i) % 4)) / 4) + ((p % 3) - 1);
  const answers = answersOf(1, people, (p, i) => Math.min(5, Math.max(1, choose(p, i))));
  const result = pulseResult([{ label: 'All', invited: people + 10, answers }], { year, quarter });
  const report = reportOf([result], earlier);
  return { ...report, generatedAt: `${year}-${String(3 * quarter).padStart(2, '0')}-30T08:00:00Z` as Instant };
}

/** One report after another, each knowing those before it. */
function published(levels: readonly number[], people?: number): QuarterReport[] {
  const reports: QuarterReport[] = [];
  for (const [index, level] of levels.entries()) reports.push(quarterAt(index + 1, level, reports, people));
  return reports;
}

const trendOf = (reports: readonly QuarterReport[]) => reports.at(-1)?.pulses[0]?.instruments[0]?.trend;

describe('the trend of a score', () => {
  it('begins with four quarters, and says so before', () => {
    expect(trendOf(published([14, 13, 12]))).toMatchObject({
      status: 'too-few-quarters',
      quarters: [{ quarter: '2024-Q1' }, { quarter: '2024-Q2' }, { quarter: '2024-Q3' }],
      words: 'A trend needs 4 quarters with a score; there are 3 so far.',
    });
    expect(trendOf(published([14, 13, 12, 11]))?.status).toBe('shown');
  });

  it('tells of a slide whose steps are too small to be called a change', () => {
    const reports = published([15, 14, 14, 13, 12, 12, 11, 11]);
    const verdicts = reports.map(({ pulses }) => pulses[0]?.instruments[0]?.change);
    expect(verdicts.every((change) => change?.status !== 'shown' || change.verdict === 'no-clear-change')).toBe(true);
    expect(trendOf(reports)).toMatchObject({
      verdict: 'falling',
      perYear: -0.6,
      words: 'Falling since 2024-Q1, by about 0.6 a year.',
    });
    expect(trendOf(published([11, 11, 12, 12, 13, 14, 14, 15]))).toMatchObject({ verdict: 'rising', perYear: 0.6 });
  });

  it('does not call a level that stays, or goes up and down, a trend', () => {
    const none = { status: 'shown', verdict: 'no-clear-trend' };
    expect(trendOf(published([13, 13, 13, 13, 13, 13, 13, 13]))).toMatchObject({ ...none, perYear: 0 });
    expect(trendOf(published([10, 13, 16, 13, 10, 13, 16, 13]))).toMatchObject(none);
    expect(trendOf(published([10, 12, 14, 16, 16, 14, 12, 10]))).toMatchObject(none);
  });

  it('covers eight quarters at most, and leaves out those with too few people', () => {
    const reports = published([15, 15, 14, 14, 13, 13, 12, 12, 11, 11]);
    expect(trendOf(reports)?.quarters.map(({ quarter }) => quarter)).toEqual([
      ...['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'],
    ]);
    const small = quarterAt(11, 11, reports, 11);
    expect(trendOf([small])).toBeUndefined();
    const after = quarterAt(12, 11, [...reports, small]);
    expect(trendOf([after])?.quarters.map(({ quarter }) => quarter)).not.toContain('2026-Q3');
  });

  it('follows from the reports that show it, and nothing else is believed', () => {
    const reports = published([15, 14, 14, 13, 12]);
    const [last, ...before] = reports.toReversed();
    if (!last) throw new Error('there must be a report');
    expect(verifyReport(last, before)).toEqual([]);
    const place = 'pulses[0].instruments[0].trend';
    for (const change of [{ verdict: 'rising' }, { perYear: -9.9 }, { words: 'Falling because of Ana.' }]) {
      const [[field, value] = ['', undefined]] = Object.entries(change);
      const planted = plant(last, { [`pulses.0.instruments.0.trend.${field}`]: value });
      expect(verifyReport(planted, before)).toContainEqual(expect.objectContaining({ code: 'not-from-shown', place }));
    }
  });
});
