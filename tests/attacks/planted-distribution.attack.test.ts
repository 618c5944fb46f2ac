/** Bars and means with one leak each, all of which must be found. */
import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import type { ItemReport } from '../../shared/report/shape/instrument-report.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { answersOf, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

/** Sixty people who use every point of every question, and not all alike. */
const spread = (person: number, item: number) => 1 + ((person + item * (person % 3)) % 5);
const large = reportOf([pulseResult([{ label: 'All', invited: 70, answers: answersOf(1, 60, spread) }])]);

const changed = (change: (report: QuarterReport) => void): string[] => {
  const copy = structuredClone(large);
  change(copy);
  return verifyReport(copy, []).map(({ code, words }) => `${code} ${words}`);
};
const firstInstrument = (report: QuarterReport) => {
  const [instrument] = report.pulses[0]?.instruments ?? [];
  if (!instrument) throw new Error('there must be an instrument');
  return instrument;
};
const firstItem = (report: QuarterReport): Extract<ItemReport['result'], { status: 'shown' }> => {
  const result = firstInstrument(report).items[0]?.result;
  if (result?.status !== 'shown') throw new Error('the question must be shown');
  return result;
};
/** The part of the first question with these points. */
const partOf = (report: QuarterReport, lowest: number, highest: number) => {
  const part = firstItem(report).parts.find((one) => one.lowest === lowest && one.highest === highest);
  if (!part) throw new Error('the part must be shown');
  return part;
};
const exactly = (people: number) => ({ people: { from: people, to: people } });

describe('the attackers of distributions', () => {
  it('find nothing where everything is shown', () => {
    expect(verifyReport(large, [])).toEqual([]);
    expect([partOf(large, 3, 3).people, firstItem(large).parts.length]).toEqual([{ from: 8, to: 12 }, 6]);
  });

  it.each<[string, string, (report: QuarterReport) => void]>([
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: the bar',
      'a point of two',
      (report) => Object.assign(partOf(report, 1, 1), exactly(2)),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: the bar',
      'parts that reveal another favourable count',
      (report) => Object.assign(partOf(report, 5, 5), exactly(partOf(report, 5, 5).people.to - 1)),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: the bar',
      'a neutral part that says how many declined',
      (report) => Object.assign(partOf(report, 3, 3), exactly(12)),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: the bar',
      'a part that is not told although its sibling is',
      (report) => firstItem(report).parts.splice(0, 1),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: the bar',
      'a finer part than a bar has',
      (report) => firstItem(report).parts.push({ lowest: 2, highest: 3, people: { from: 20, to: 24 } }),
    ],
    [
      'contradiction makers-2026-10: Psychological safety, mistakes',
      'parts that overlap',
      (report) => firstItem(report).parts.push({ lowest: 2, highest: 3, people: { from: 20, to: 24 } }),
    ],
    [
      'not-from-shown makers-2026-10: Psychological safety, mistakes: the mean',
      'a mean of the answers',
      (report) => Object.assign(firstItem(report).mean ?? {}, { value: 3.4 }),
    ],
    [
      'not-from-shown makers-2026-10: Psychological safety, mistakes: a range in words',
      'words that give another range',
      (report) => {
        firstItem(report).words = { likely: 'exactly 24 of the 70 members', worstCase: '' };
      },
    ],
    [
      'not-from-shown makers-2026-10: Psychological safety: how far one person moves the score',
      'a reach of one person that implies another number of people',
      (report) => Object.assign(firstInstrument(report).score, { onePerson: 0.5 }),
    ],
  ])('find %s in %s', (finding, _, change) => {
    expect(changed(change)).toContain(finding);
  });
});
