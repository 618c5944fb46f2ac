import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { summaryOf } from '../../../../shared/report/build/summary.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { plant } from '../../../attacks/plant.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../quarter-fixture.ts';

/** Forty of sixty answer the third default pulse; so many agree with its question on belief in action. */
const believing = (believers: number, quarter = 4) =>
  pulseResult(
    [
      {
        label: 'All',
        invited: 60,
        answers: answersOf(3, 40, (p, i, n) => (i === 3 ? (p < believers ? 4 : 2) : p % 8 === 7 ? 2 : n - 1)),
      },
    ],
    { month: 3, quarter },
  );

describe('what leads a report', () => {
  it('is the question that fewest answer favourably, those of one question included', () => {
    const { summary, headline, inOneMinute } = reportOf([believing(7)]);
    expect(summary?.weakest[0]).toMatchObject({ instrument: 'belief-in-action', words: '7 of 40' });
    expect(summary?.strongest.length).toBeGreaterThan(0);
    expect(headline).toBe('2026-Q4: weakest question 7 of 40, belief in action');
    expect(inOneMinute[0]).toMatch(/^Fewest favourable answers: “.+” 7 of 40\. Most: “.+”/);
    expect(summary?.instruments).toContainEqual({
      instrument: 'belief-in-action',
      name: 'Belief in action',
      words: '7 of 40 favourable',
    });
  });

  it('names no question where none stands out even if the silent differ', () => {
    const alike = pulseResult([{ label: 'All', invited: 60, answers: answersOf(1, 40, (p, i) => 2 + ((p + i) % 3)) }]);
    const { summary, headline } = reportOf([alike]);
    expect(summary).toMatchObject({ strongest: [], weakest: [] });
    expect(headline).toBe('2026-Q4: first results, 67% answered');
  });

  it('is a clear change before anything else, and asks about it', () => {
    const report = reportOf([believing(7)], [reportOf([believing(38, 3)])]);
    expect(report.summary?.clearest).toEqual({
      instrument: 'belief-in-action',
      name: 'Belief in action',
      kind: 'change',
      direction: 'down',
      since: '2026-Q3',
    });
    expect(report.headline).toBe('2026-Q4: belief in action clearly lower');
    expect(report.inOneMinute[0]).toBe('Clearly lower than in 2026-Q3: belief in action.');
    expect(report.summary?.question).toContain('Belief in action');
  });

  it('says the promise that has waited longest in its own words', () => {
    const report = reportOf([believing(30)]);
    const made = { heard: 'Meetings are full', made: '2026-10-20', state: 'overdue' } as const;
    const commitments = [
      { ...made, promised: 'A smaller room', by: '2026-12-01' },
      { ...made, promised: 'Shorter meetings', by: '2026-11-01' },
    ];
    const stewardCommitments = { status: 'shown', kept: 0, open: 0, overdue: 2, dropped: 0, commitments } as const;
    const { summary, inOneMinute } = summaryOf({
      ...report,
      stewardCommitments: { ...stewardCommitments, commitments: [...commitments] },
    });
    expect(summary.overdue.map(({ promised }) => promised)).toEqual(['Shorter meetings', 'A smaller room']);
    expect(inOneMinute).toContain('Overdue since 2026-11-01: “Shorter meetings”');
  });

  it('says of every instrument what is shown, and why if nothing is', () => {
    const { summary } = reportOf(ordinaryQuarter());
    expect(summary?.instruments.map(({ words }) => words)).toEqual([
      ...['3.6 of 5', '3.7 of 5', '3.6 of 5', '25 of 38 favourable', '36 or more of 38 favourable'],
    ]);
    const few = reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, 4, mixed) }])]);
    expect(few.summary?.instruments[0]?.words).toBe('Fewer than 5 people answered.');
  });

  it('follows from what is shown, and nothing else is believed', () => {
    const report: QuarterReport = reportOf([believing(7)]);
    expect(verifyReport(report, [])).toEqual([]);
    for (const leak of [
      { 'summary.weakest.0.words': '7 of 40, all in Berlin' },
      { 'summary.question': 'Why does Ana not believe it?' },
      { 'summary.overdue.0': { promised: 'Ask Ana', by: '2026-11-01' } },
      { summary: undefined },
    ]) {
      const found = verifyReport(plant(report, leak), []);
      expect(found).toEqual([expect.objectContaining({ code: 'not-from-shown', place: 'summary' })]);
    }
  });
});
