import { describe, expect, it } from 'vitest';
import { clearest, judgeCorrelation } from '../../../../shared/report/disclosure/judge-correlation.ts';
import type { GoesWithResult } from '../../../../shared/report/shape/goes-with.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { beliefAnswers, beliefRefs, beliefReport } from '../goes-with-fixture.ts';
import { ordinaryQuarter, pulseResult, reportOf } from '../quarter-fixture.ts';

const resultsIn = (report: QuarterReport): GoesWithResult[] =>
  report.pulses[0]?.goesWith?.[0]?.with.map(({ result }) => result) ?? [];
const reported = (answers: number[][], invited = answers.length + 40) =>
  reportOf([pulseResult([{ label: 'All', invited, answers }], { month: 3, refs: beliefRefs })]);
const declining = (people: number, of: number) =>
  beliefAnswers(of, 0.5).map((row, person) => (person < people ? [...row.slice(0, 3), 0, ...row.slice(4)] : row));

describe('what goes with a single question', () => {
  it('is shown for every other instrument of the pulse, in its order', () => {
    const [belief, recommend] = beliefReport(150, 0.5).pulses[0]?.goesWith ?? [];
    expect(belief?.with.map(({ name, result }) => [name, result.status === 'shown' && result.verdict])).toEqual([
      ['Leadership support', 'together'],
      ['Recommendation', 'no-clear-link'],
    ]);
    expect(belief?.words).toBe('Leadership support goes with it most clearly. What goes together need not be a cause.');
    expect(recommend?.with.map(({ instrument }) => instrument)).toEqual(['leadership-support', 'belief-in-action']);
  });

  it('is not mentioned where a pulse asks no single question, or nothing beside it', () => {
    const [first] = reportOf(ordinaryQuarter()).pulses;
    expect(first?.goesWith).toBeUndefined();
  });

  it('is hidden unless a hundred people surely answered both, whether or not one declined', () => {
    const statuses = (answers: number[][]) =>
      resultsIn(reported(answers)).map((result) => (result.status === 'shown' ? result.people : result.reason));
    const hidden = ['too-few-answers', 'too-few-answers'];
    expect(statuses(declining(0, 107))).toEqual(hidden);
    expect(statuses(declining(1, 107))).toEqual(hidden);
    for (const declined of [0, 1, 4]) {
      // Up to four may have declined each: of three questions, two are needed for a score.
      expect(statuses(declining(declined, 110))).toEqual([
        { from: 100, to: 110 },
        { from: 102, to: 110 },
      ]);
    }
    expect(statuses(declining(5, 110))).toEqual(['too-few-answers', { from: 101, to: 105 }]);
  });

  it('is hidden where nearly all answer one question alike', () => {
    const alike = beliefAnswers(150, 0.5).map((row, person) => [
      ...row.slice(0, 3),
      person < 2 ? 2 : 4,
      ...row.slice(4),
    ]);
    expect(resultsIn(reported(alike)).map((result) => result.status === 'hidden' && result.reason)).toEqual([
      'answers-too-alike',
      'answers-too-alike',
    ]);
  });

  it('reads "or more" where a closer link would tell what people answered', () => {
    const [result] = resultsIn(beliefReport(150, 0.99));
    expect(result).toMatchObject({ correlation: { end: 'or-more' }, to: 1, verdict: 'together' });
  });

  it('calls a link clear only if rounding and all other links are allowed for', () => {
    const verdict = (value: number, correlations: number) =>
      judgeCorrelation({ value, end: 'exact' }, 100, correlations).verdict;
    expect([verdict(0.3, 1), verdict(0.3, 4), verdict(0.2, 1), verdict(-0.3, 1)]).toEqual([
      'together',
      'no-clear-link',
      'no-clear-link',
      'opposite',
    ]);
  });

  it('ranks nothing while ranges overlap', () => {
    const of = (from: number, to: number): GoesWithResult => ({
      status: 'shown',
      people: { from: 100, to: 100 },
      correlation: { value: (from + to) / 2, end: 'exact' },
      from,
      to,
      verdict: from > 0 ? 'together' : 'no-clear-link',
      words: '',
    });
    expect(clearest([of(0.1, 0.4), of(0.5, 0.8), of(-0.2, 0.2)])).toBe(1);
    expect(clearest([of(0.1, 0.5), of(0.4, 0.8)])).toBeUndefined();
    expect(clearest([of(0.5, 0.8)])).toBeUndefined();
  });
});
