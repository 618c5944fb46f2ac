/** Reliability with one leak each, all of which must be found. */
import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { answersOf, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

/** A hundred people who use every point of every question; seven decline the first one, and an eighth the second. */
const spread = (person: number, item: number) => {
  const declines = item === 0 ? person < 7 : item === 1 && person === 7;
  return declines ? 0 : 1 + ((person + item * (person % 3)) % 5);
};
const large = reportOf([pulseResult([{ label: 'All', invited: 120, answers: answersOf(1, 100, spread) }])]);

const instrumentOf = (report: QuarterReport) => {
  const [instrument] = report.pulses[0]?.instruments ?? [];
  if (!instrument) throw new Error('there must be an instrument');
  return instrument;
};
const reliabilityOf = (report: QuarterReport) => {
  const { reliability } = instrumentOf(report);
  if (reliability?.status !== 'shown') throw new Error('reliability must be shown');
  return reliability;
};
const changed = (change: (report: QuarterReport) => void): string[] => {
  const copy = structuredClone(large);
  change(copy);
  return verifyReport(copy, []).map(({ code, words }) => `${code} ${words}`);
};
const ofSafety = 'makers-2026-10: Psychological safety';

describe('the attackers of reliability', () => {
  it('find nothing in a range that follows from the questions', () => {
    expect(verifyReport(large, [])).toEqual([]);
    const [first] = instrumentOf(large).items;
    expect(first?.result).toMatchObject({ answered: { from: 93, to: 93 } });
    // Seven declined the first; four may have declined each of the other six.
    expect(reliabilityOf(large).people).toEqual({ from: 69, to: 93 });
  });

  it.each<[string, string, (report: QuarterReport) => void]>([
    [
      `small-remainder ${ofSafety}: how many declined`,
      'an exact number beside that of the first question, which one person more declined',
      (report) => Object.assign(reliabilityOf(report), { people: { from: 92, to: 92 } }),
    ],
    [
      `small-remainder ${ofSafety}: how many declined`,
      'a range of those who declined that no question shows',
      (report) => Object.assign(reliabilityOf(report), { people: { from: 96, to: 100 } }),
    ],
    [
      `small-remainder ${ofSafety}: how many declined`,
      'reliability that is hidden because too many declined, which no question shows',
      (report) => {
        const words = 'Reliability is shown once 50 people have surely answered every question.';
        instrumentOf(report).reliability = { status: 'hidden', reason: 'too-few-answers', words };
      },
    ],
    [
      `small-group ${ofSafety}: reliability`,
      'a reliability of forty-nine',
      (report) => Object.assign(reliabilityOf(report), { people: { from: 49, to: 93 } }),
    ],
    [
      `no-room-for-two ${ofSafety}: reliability`,
      'a reliability with three decimals',
      (report) => Object.assign(reliabilityOf(report), { alpha: 0.123 }),
    ],
  ])('find %s in %s', (finding, _, change) => {
    expect(changed(change)).toContain(finding);
  });

  it('judge a pulse that was published before 2.1 by the rules of its day', () => {
    const old = structuredClone(large);
    old.version = '2.0';
    Object.assign(reliabilityOf(old), { people: { from: 92, to: 92 } });
    const findings = (report: QuarterReport, earlier: QuarterReport[]) =>
      verifyReport(report, earlier).filter(({ place }) => place.endsWith('reliability.people'));
    expect(findings(old, [])).toEqual([]);
    // A later revision copies it.
    expect(findings({ ...old, version: '2.1' }, [old])).toEqual([]);
    expect(findings({ ...old, version: '2.1' }, [])).toHaveLength(1);
  });
});
