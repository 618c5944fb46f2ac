import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { reportInstrument } from '../../../../shared/report/build/instrument.ts';
import type { InstrumentReport } from '../../../../shared/report/shape/instrument-report.ts';
import type { People } from '../../../../shared/report/shape/people.ts';
import { answersOf, pulseResult, reportOf } from '../quarter-fixture.ts';

/** The community's psychological safety when this many people at each point answered every question alike. */
function instrumentOf(points: readonly number[], declined = 0): InstrumentReport {
  const choices = [...points, declined].flatMap((people, point) => new Array<number>(people).fill((point + 1) % 6));
  const answers = answersOf(1, choices.length, (person) => choices[person] ?? 0);
  const report = reportOf([pulseResult([{ label: 'All', invited: choices.length + 5, answers }])]);
  expect(verifyReport(report, [])).toEqual([]);
  const [instrument] = report.pulses[0]?.instruments ?? [];
  if (!instrument) throw new Error('there must be an instrument');
  return instrument;
}
function itemOf(points: readonly number[], declined = 0) {
  const result = instrumentOf(points, declined).items[0]?.result;
  if (result?.status !== 'shown') throw new Error('the question must be shown');
  return result;
}
const exactly = (people: number) => ({ from: people, to: people });

describe('who answered a question', () => {
  it('is a range that is the same whether none or four declined', () => {
    expect([0, 1, 4].map((declined) => itemOf([2, 2, 4, 8, 14 - declined], declined).answered)).toEqual(
      [30, 30, 30].map((to) => ({ from: 26, to })),
    );
    expect(itemOf([2, 2, 4, 8, 4], 5).answered).toEqual(exactly(20));
  });

  it('never tells of fewer than the minimum, because the question would not be shown', () => {
    expect(itemOf([1, 1, 1, 2, 2]).answered).toEqual({ from: 5, to: 7 });
  });

  it('goes up to every member where the number who answered the pulse is not exact', () => {
    const answers = answersOf(1, 12, () => 4);
    const { groups } = pulseResult([{ label: 'All', invited: 12, answers }]);
    const of = (answered: People) => {
      const audience = { members: 14, answered, groups: new Map(), minimumGroup: 5 };
      const ref = { id: 'psychological-safety', version: 1 };
      const [item] = reportInstrument(ref, { groups, moments: [] }, audience).items;
      return item?.result.status === 'shown' ? item.result.answered : undefined;
    };
    expect(of({ status: 'nearly-all', of: 14 })).toEqual({ from: 10, to: 14 });
    expect(of({ status: 'hidden', reason: 'protects-another-number', words: 'Hidden.' })).toEqual({ from: 5, to: 14 });
  });
});

describe('the split bar', () => {
  const part = (lowest: number, highest: number, from: number, to = from) => ({
    lowest,
    highest,
    people: { from, to },
  });

  it('cuts each side that has five or more, and takes up with neutral how many declined', () => {
    expect(itemOf([3, 4, 6, 12, 5])).toMatchObject({
      favourable: exactly(17),
      parts: [part(5, 5, 5), part(4, 4, 12), part(1, 2, 7), part(3, 3, 2, 6), part(1, 1, 3), part(2, 2, 4)],
    });
  });

  it('reads "2 or fewer" for a part under three, and gives the sibling as a range', () => {
    expect(itemOf([0, 6, 6, 12, 1])).toMatchObject({
      favourable: exactly(13),
      parts: [
        part(5, 5, 0, 2),
        part(4, 4, 11, 13),
        part(1, 2, 6),
        part(3, 3, 2, 6),
        part(1, 1, 0, 2),
        part(2, 2, 4, 6),
      ],
    });
  });

  it('says the same whether all agree or all but two do', () => {
    const all = itemOf([0, 0, 0, 15, 15]);
    expect(all).toMatchObject({ favourable: { from: 28, to: 30 }, parts: [part(5, 5, 15), part(4, 4, 13, 15)] });
    expect(itemOf([1, 0, 1, 13, 15])).toEqual(all);
    expect(itemOf([0, 0, 0, 14, 15], 1)).toEqual(all);
  });

  it('does not cut what has fewer than five', () => {
    expect(itemOf([1, 1, 2, 3, 1])).toMatchObject({ favourable: exactly(4), parts: [] });
  });

  it('has the cuts of unfavourable and neutral as far from either end of the scale, whatever the scale', () => {
    expect(instrumentOf([2, 2, 4, 8, 4]).scale).toMatchObject({ favourableFrom: 4, unfavourableTo: 2 });
    const answers = answersOf(3, 44, (person, _, points) => 1 + (person % points));
    const [, , recommend] =
      reportOf([pulseResult([{ label: 'All', invited: 50, answers }], { month: 3 })]).pulses[0]?.instruments ?? [];
    expect(recommend?.scale).toMatchObject({ lowest: 0, highest: 10, favourableFrom: 8, unfavourableTo: 2 });
    // Forty-four people, four at each of eleven points.
    expect(recommend?.items[0]?.result).toMatchObject({
      favourable: exactly(12),
      parts: [
        part(10, 10, 4),
        part(8, 9, 8),
        part(9, 9, 4),
        part(8, 8, 4),
        part(0, 2, 12),
        part(3, 7, 16, 20),
        part(0, 0, 4),
        part(1, 2, 8),
        part(1, 1, 4),
        part(2, 2, 4),
        part(3, 4, 8),
        part(5, 7, 8, 12),
        part(3, 3, 4),
        part(4, 4, 4),
        part(5, 5, 4),
        part(6, 7, 4, 8),
        part(6, 6, 4),
        part(7, 7, 0, 4),
      ],
    });
  });
});

describe('the mean of a question', () => {
  it('follows from the bar: any answers behind the same bar have the same mean', () => {
    // Strongly agree 5, agree 12, neutral 2 to 6, disagree 4, strongly disagree 3: (25 + 48 + 12 + 8 + 3) / 28.
    expect(itemOf([3, 4, 6, 12, 5]).mean).toEqual({ value: 3.4, end: 'exact' });
    expect(itemOf([3, 4, 2, 12, 5], 4).mean).toEqual({ value: 3.4, end: 'exact' });
  });

  it('reads "or more" where all but two or more are favourable', () => {
    expect(itemOf([0, 0, 0, 15, 15]).mean).toEqual({ value: 4.3, end: 'or-more' });
    expect(itemOf([15, 15, 0, 0, 0]).mean).toMatchObject({ end: 'or-fewer' });
  });
});

describe('ranges', () => {
  it('are in the words that are printed', () => {
    // Nine favourable; three of fifteen are silent, which reads as up to four.
    const answers = answersOf(1, 12, (person) => (person < 9 ? 4 : 2));
    const report = reportOf([pulseResult([{ label: 'All', invited: 15, answers }])]);
    const result = report.pulses[0]?.instruments[0]?.items[0]?.result;
    expect(result).toMatchObject({
      favourable: { from: 9, to: 9 },
      words: { likely: 'between 9 and 13 of the 15 members', worstCase: 'between 9 and 13 of the 15 members' },
    });
  });

  it('are shown with how far one person can move a score', () => {
    expect(instrumentOf([3, 3, 3, 3, 3]).score).toMatchObject({ status: 'shown', onePerson: 0.36 });
  });
});

describe('reliability', () => {
  const varied = (person: number, item: number) => 1 + ((person * 7 + (item % 2 === 0 ? 0 : person % 2)) % 5);
  const reliabilityOf = (people: number, choose = varied, month = 1) => {
    const report = reportOf([
      pulseResult([{ label: 'All', invited: 120, answers: answersOf(month, people, choose) }], { month }),
    ]);
    expect(verifyReport(report, [])).toEqual([]);
    return report.pulses[0]?.instruments.map(({ reliability }) => reliability) ?? [];
  };

  it('is given from fifty people who surely answered every question, with its interval, and of the instrument only', () => {
    // Up to four may have declined each of the seven questions.
    const [shown] = reliabilityOf(78);
    if (shown?.status !== 'shown') throw new Error('must be shown');
    expect(shown).toMatchObject({
      people: { from: 50, to: 78 },
      words: 'This describes the instrument with these people, not the community.',
    });
    expect(shown.from).toBeLessThan(shown.alpha);
    expect(shown.to).toBeGreaterThan(shown.alpha);
    expect(shown.omega).toBeDefined();
    expect(reliabilityOf(77)[0]).toMatchObject({ status: 'hidden', reason: 'too-few-answers' });
  });

  it('does not say how many of those who answered one question declined another', () => {
    const declining = (people: number) => (person: number, item: number) =>
      item === 6 && person < people ? 0 : varied(person, item);
    const peopleOf = (declined: number) => {
      const [shown] = reliabilityOf(90, declining(declined));
      return shown?.status === 'shown' ? shown.people : undefined;
    };
    expect([0, 1, 4].map(peopleOf)).toEqual(Array.from({ length: 3 }, () => ({ from: 62, to: 90 })));
    expect(peopleOf(5)).toEqual({ from: 61, to: 85 });
  });

  it('is not given of a single question, nor if a question is at an end of its range', () => {
    const reasons = reliabilityOf(90, varied, 3).map((one) => one?.status === 'hidden' && one.reason);
    expect(reasons).toEqual([false, 'single-question', 'single-question']);
    const agreed = (person: number, item: number) => (item === 3 ? 4 + (person % 2) : varied(person, item));
    expect(reliabilityOf(90, agreed)[0]).toMatchObject({ reason: 'answers-too-alike' });
    // A sum that never varies has no reliability; readers of the report learn no more than from the questions.
    const mirrored = (person: number, item: number) => (item % 2 === 0 ? 1 + (person % 5) : 5 - (person % 5));
    expect(reliabilityOf(90, (person, item) => (item === 6 ? 3 : mirrored(person, item)))[0]).toMatchObject({
      reason: 'answers-too-alike',
    });
  });
});
