/** Bands, points and reliability with one leak each, all of which must be found. */
import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import type { ItemReport, QuarterReport } from '../../shared/report/shape/quarter-report.ts';
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
const bandsOf = (report: QuarterReport) => {
  const { bands } = firstItem(report);
  if (bands?.status !== 'shown') throw new Error('bands must be shown');
  return bands;
};
const pointsOf = (report: QuarterReport) => {
  const { distribution } = firstItem(report);
  if (distribution?.status !== 'shown') throw new Error('points must be shown');
  return distribution.points;
};
const reliabilityOf = (report: QuarterReport) => {
  const { reliability } = firstInstrument(report);
  if (reliability?.status !== 'shown') throw new Error('reliability must be shown');
  return reliability;
};

describe('the attackers of distributions', () => {
  it('find nothing where everything is shown', () => {
    expect(verifyReport(large, [])).toEqual([]);
    expect([bandsOf(large).neutral, pointsOf(large).length, reliabilityOf(large).people]).toEqual([12, 5, 60]);
  });

  it.each<[string, string, (report: QuarterReport) => void]>([
    [
      'small-group makers-2026-10: Psychological safety, mistakes: a band',
      'a band of two',
      (report) => Object.assign(bandsOf(report), { neutral: 2, unfavourable: bandsOf(report).unfavourable + 10 }),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: bands and the favourable count',
      'bands that reveal another favourable count',
      (report) => Object.assign(bandsOf(report), { favourable: bandsOf(report).favourable - 1 }),
    ],
    [
      'small-group makers-2026-10: Psychological safety, mistakes: a point',
      'a point that two chose',
      (report) => pointsOf(report).splice(0, 2, 2, 22),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: points',
      'points of more people than answered',
      (report) => pointsOf(report).splice(0, 1, 13),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety, mistakes: points',
      'points without their bands',
      (report) => {
        delete firstItem(report).bands;
      },
    ],
    [
      'not-from-shown makers-2026-10: Psychological safety, mistakes: a range in words',
      'words that give another range',
      (report) => {
        firstItem(report).words = { likely: 'exactly 24 of the 70 members', worstCase: '' };
      },
    ],
    [
      'small-group makers-2026-10: Psychological safety: reliability',
      'a reliability of forty-nine',
      (report) => Object.assign(reliabilityOf(report), { people: 49 }),
    ],
    [
      'no-room-for-two makers-2026-10: Psychological safety: reliability',
      'a reliability with three decimals',
      (report) => Object.assign(reliabilityOf(report), { alpha: 0.123 }),
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
