import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../../shared/report/attacks/verify-report.ts';
import type { InstrumentReport } from '../../../shared/report/shape/quarter-report.ts';
import { answersOf, pulseResult, reportOf } from './quarter-fixture.ts';

/** The community's psychological safety when this many people at each point answered every question alike. */
function instrumentOf(points: readonly number[]): InstrumentReport {
  const choices = points.flatMap((people, point) => new Array<number>(people).fill(point + 1));
  const answers = answersOf(1, choices.length, (person) => choices[person] ?? 0);
  const report = reportOf([pulseResult([{ label: 'All', invited: choices.length + 5, answers }])]);
  expect(verifyReport(report, [])).toEqual([]);
  const [instrument] = report.pulses[0]?.instruments ?? [];
  if (!instrument) throw new Error('there must be an instrument');
  return instrument;
}
function itemOf(points: readonly number[]) {
  const result = instrumentOf(points).items[0]?.result;
  if (result?.status !== 'shown') throw new Error('the question must be shown');
  return result;
}

describe('three bands', () => {
  it('are shown from twenty people on, if each has at least three', () => {
    expect(itemOf([2, 2, 4, 8, 4]).bands).toEqual({ status: 'shown', unfavourable: 4, neutral: 4, favourable: 12 });
    expect(itemOf([2, 2, 4, 7, 4]).bands).toMatchObject({ status: 'hidden', reason: 'too-few-answers' });
    expect(itemOf([1, 1, 4, 8, 6]).bands).toMatchObject({ status: 'hidden', reason: 'too-few-in-a-band' });
    expect(itemOf([9, 9, 3, 1, 1]).bands).toMatchObject({ reason: 'too-few-in-a-band' });
  });

  it('have their cuts as far from either end of the scale, whatever the scale', () => {
    expect(instrumentOf([2, 2, 4, 8, 4]).scale).toMatchObject({ favourableFrom: 4, unfavourableTo: 2 });
    const answers = answersOf(3, 40, (person, _, points) => 1 + (person % points));
    const [, , recommend] =
      reportOf([pulseResult([{ label: 'All', invited: 44, answers }], { month: 3 })]).pulses[0]?.instruments ?? [];
    expect(recommend?.scale).toMatchObject({ lowest: 0, highest: 10, favourableFrom: 8, unfavourableTo: 2 });
    // Forty people, eleven points: three or four at each.
    expect(recommend?.items[0]?.result).toMatchObject({
      bands: { status: 'shown', unfavourable: 12, neutral: 19, favourable: 9 },
      distribution: { status: 'shown', points: [4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3] },
    });
  });
});

describe('all points', () => {
  it('are shown from thirty people on, if each has at least three', () => {
    expect(itemOf([3, 3, 6, 12, 6]).distribution).toEqual({ status: 'shown', points: [3, 3, 6, 12, 6] });
    expect(itemOf([3, 3, 5, 12, 6]).distribution).toMatchObject({ status: 'hidden', reason: 'too-few-answers' });
    expect(itemOf([2, 4, 6, 12, 6]).distribution).toMatchObject({ status: 'hidden', reason: 'too-few-at-a-point' });
    expect(itemOf([0, 4, 8, 12, 6]).distribution).toMatchObject({ reason: 'too-few-at-a-point' });
  });
});

describe('ranges', () => {
  it('are in the words that are printed', () => {
    // Nine of twelve favourable, fifteen asked: the reference of the hypergeometric interval.
    const answers = answersOf(1, 12, (person) => (person < 9 ? 4 : 2));
    const report = reportOf([pulseResult([{ label: 'All', invited: 15, answers }])]);
    const result = report.pulses[0]?.instruments[0]?.items[0]?.result;
    expect(result).toMatchObject({
      favourable: { value: 9, end: 'exact' },
      words: { likely: 'between 9 and 12 of the 15 members', worstCase: 'between 9 and 12 of the 15 members' },
    });
  });

  it('are shown with how far one person can move a score', () => {
    expect(instrumentOf([3, 3, 3, 3, 3]).score).toMatchObject({ status: 'shown', onePerson: 0.27 });
  });
});

describe('reliability', () => {
  const varied = (person: number, item: number) => 1 + ((person * 7 + (item % 2 === 0 ? 0 : person % 2)) % 5);
  const reliabilityOf = (people: number, choose = varied, month = 1) => {
    const report = reportOf([
      pulseResult([{ label: 'All', invited: 80, answers: answersOf(month, people, choose) }], { month }),
    ]);
    expect(verifyReport(report, [])).toEqual([]);
    return report.pulses[0]?.instruments.map(({ reliability }) => reliability) ?? [];
  };

  it('is given from fifty people who answered every question, with its interval, and of the instrument only', () => {
    const [shown] = reliabilityOf(50);
    if (shown?.status !== 'shown') throw new Error('must be shown');
    expect(shown).toMatchObject({
      people: 50,
      words: 'This describes the instrument with these people, not the community.',
    });
    expect(shown.from).toBeLessThan(shown.alpha);
    expect(shown.to).toBeGreaterThan(shown.alpha);
    expect(shown.omega).toBeDefined();
    expect(reliabilityOf(49)[0]).toMatchObject({ status: 'hidden', reason: 'too-few-answers' });
    const skips = (person: number, item: number) => (person === 0 && item === 6 ? 0 : varied(person, item));
    expect(reliabilityOf(50, skips)[0]).toMatchObject({ reason: 'too-few-answers' });
    expect(reliabilityOf(51, skips)[0]).toMatchObject({ status: 'shown', people: 50 });
  });

  it('is not given of a single question, nor if a question is at an end of its range', () => {
    const reasons = reliabilityOf(60, varied, 3).map((one) => one?.status === 'hidden' && one.reason);
    expect(reasons).toEqual([false, 'single-question', 'single-question']);
    const agreed = (person: number, item: number) => (item === 3 ? 4 + (person % 2) : varied(person, item));
    expect(reliabilityOf(60, agreed)[0]).toMatchObject({ reason: 'answers-too-alike' });
    // A sum that never varies has no reliability; readers of the report learn no more than from the questions.
    const mirrored = (person: number, item: number) => (item % 2 === 0 ? 1 + (person % 5) : 5 - (person % 5));
    expect(reliabilityOf(60, (person, item) => (item === 6 ? 3 : mirrored(person, item)))[0]).toMatchObject({
      reason: 'answers-too-alike',
    });
  });
});
