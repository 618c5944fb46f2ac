import { describe, expect, it } from 'vitest';
import { earlierSummary } from '../../../../locales/en/report-sentences.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { summaryOf } from '../../../../shared/report/build/summary.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { trust } from '../../contract/own-instrument-fixture.ts';
import { answersOf, pulseResult, reportOf } from '../quarter-fixture.ts';

/** One pulse of psychological safety: people lean to a point, with a neighbour on either side. */
const quarter = (name: 3 | 4, people: number, point: number): QuarterReport => reportOf([leaning(name, people, point)]);
const leaning = (name: 3 | 4, people: number, point: number) =>
  pulseResult(
    [{ label: 'All', invited: people + 10, answers: answersOf(1, people, (p, i) => point + (((p + i) % 3) - 1)) }],
    { quarter: name },
  );
const changeOf = (people: number, point: number, before: QuarterReport) => {
  const report = reportOf([leaning(4, people, point)], [before]);
  expect(verifyReport(report, [before])).toEqual([]);
  return report.pulses[0]?.instruments[0]?.change;
};

describe('change since the quarter before', () => {
  it('is not mentioned in a first quarter', () => {
    expect(quarter(4, 20, 3).pulses[0]?.instruments[0]?.change.status).toBe('first-quarter');
  });

  it('is called higher and lower only when it is clear', () => {
    const before = quarter(3, 20, 3);
    expect(changeOf(20, 4, before)).toMatchObject({
      status: 'shown',
      verdict: 'higher',
      difference: 1,
      since: '2026-Q3',
    });
    expect(changeOf(20, 2, before)).toMatchObject({
      verdict: 'lower',
      words: 'Clearly lower than in 2026-Q3, by 0.9.',
    });
    expect(changeOf(20, 3, before)).toMatchObject({ verdict: 'no-clear-change', difference: 0 });
  });

  it('says which change would have been detected, and how far one person can move the score', () => {
    expect(changeOf(12, 3, quarter(3, 12, 3))).toMatchObject({
      detectable: 0.9,
      onePerson: 0.5,
      words: 'No clear change since 2026-Q3; a change of 0.9 would have been seen.',
    });
  });

  it('is not judged with fewer than twelve people on either side', () => {
    expect(changeOf(11, 4, quarter(3, 20, 2))?.status).toBe('not-comparable');
    expect(changeOf(20, 4, quarter(3, 11, 2))?.status).toBe('not-comparable');
    expect(changeOf(4, 4, quarter(3, 20, 2))?.words).toBe('Hidden, so it cannot be compared.');
  });

  it('is not judged for one question with fewer than thirty people, nor for one that was not asked before', () => {
    const month3 = (people: number, name: 3 | 4) =>
      pulseResult([{ label: 'All', invited: people, answers: answersOf(3, people, (p, i) => 2 + ((p + i) % 3)) }], {
        month: 3,
        quarter: name,
      });
    const statuses = (people: number) =>
      reportOf([month3(people, 4)], [reportOf([month3(people, 3)])]).pulses[0]?.instruments.map(
        ({ change }) => change.status,
      );
    expect(statuses(29)).toEqual(['shown', 'not-comparable', 'not-comparable']);
    expect(statuses(30)).toEqual(['shown', 'shown', 'shown']);
    const [asked] = reportOf([month3(30, 4)], [quarter(3, 30, 3)]).pulses[0]?.instruments ?? [];
    expect(asked?.change.words).toBe('Not asked in 2026-Q3, so there is nothing to compare.');
  });

  it('requires more of one score when many are tested', () => {
    // 3.0 to 3.4 with 25 people each: p is under 0.05 alone, and not when it is one of two.
    const pulses = (name: 3 | 4, first: (p: number, i: number) => number) =>
      [1, 2].map((month) =>
        pulseResult(
          [
            {
              label: 'All',
              invited: 28,
              answers: answersOf(month, 25, month === 1 ? first : (p, i) => 2 + ((p + i) % 3)),
            },
          ],
          { month, quarter: name },
        ),
      );
    const low = (p: number, i: number) => 2 + ((p + i) % 3);
    const high = (p: number, i: number) => low(p, i) + (p % 2);
    const alone = reportOf(pulses(4, high).slice(0, 1), [reportOf(pulses(3, low).slice(0, 1))]);
    const both = reportOf(pulses(4, high), [reportOf(pulses(3, low))]);
    expect(alone.pulses[0]?.instruments[0]?.change).toMatchObject({ verdict: 'higher', difference: 0.4 });
    expect(both.pulses[0]?.instruments[0]?.change).toMatchObject({ verdict: 'no-clear-change', difference: 0.4 });
  });

  it('breaks when the wording changed, and says so in the sentences too', () => {
    const asked = (version: number, quarterNumber: number) =>
      pulseResult(
        [
          {
            label: 'All',
            invited: 50,
            answers: answersOf(3, 40, (p, i) => 2 + ((p + i) % 3)).map((row) => row.slice(0, 3)),
          },
        ],
        { refs: [{ id: 'makers-trust', version }], own: [trust(version)], quarter: quarterNumber },
      );
    const before = reportOf([asked(1, 3)]);
    const report = reportOf([asked(2, 4)], [before]);
    expect(report.pulses[0]?.instruments[0]?.change).toEqual({
      status: 'wording-changed',
      words: 'The wording changed: version 2 now, version 1 in 2026-Q3. A new line begins here.',
    });
    expect(report.headline).toBe('2026-Q4: 80% answered');
    expect(report.inOneMinute).toContain(
      'The wording changed, so it can’t be compared with the quarter before: Trust among makers.',
    );
    expect(verifyReport(report, [before])).toEqual([]);
    const ofNovember = summaryOf(report, earlierSummary);
    expect(ofNovember.inOneMinute.join()).toContain('Worded anew');
    expect(verifyReport({ ...report, ...ofNovember }, [before])).toEqual([]);
    const inOneMinute = [...ofNovember.inOneMinute, 'Ana disagrees.'];
    expect(verifyReport({ ...report, inOneMinute }, [before])).toMatchObject([{ place: 'inOneMinute' }]);
    const same = reportOf([asked(1, 4)], [before]);
    expect(same.pulses[0]?.instruments[0]?.change.status).toBe('shown');
  });
});
