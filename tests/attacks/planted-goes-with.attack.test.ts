/** What goes with a single question, with one leak each, all of which must be found. */
import { describe, expect, it } from 'vitest';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import type { GoesWithResult } from '../../shared/report/shape/goes-with.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { beliefReport } from '../shared/report/goes-with-fixture.ts';

const sound = beliefReport(150, 0.5);
const belief = (report: QuarterReport) => {
  const [target] = report.pulses[0]?.goesWith ?? [];
  if (!target) throw new Error('there must be a single question');
  return target;
};
const withLeadership = (report: QuarterReport): Extract<GoesWithResult, { status: 'shown' }> => {
  const result = belief(report).with[0]?.result;
  if (result?.status !== 'shown') throw new Error('the correlation must be shown');
  return result;
};
const found = (change: (report: QuarterReport) => void): string[] => {
  const copy = structuredClone(sound);
  change(copy);
  return verifyReport(copy, []).map(({ code, words }) => `${code} ${words}`);
};
const inBelief = 'makers-2026-12: what goes with Belief in action';

describe('the attackers of what goes together', () => {
  it('find nothing in what the report says', () => {
    expect(verifyReport(sound, [])).toEqual([]);
    expect(withLeadership(sound)).toMatchObject({ verdict: 'together', people: { from: 140, to: 150 } });
  });

  it.each<[string, string, (report: QuarterReport) => void]>([
    [
      `no-room-for-two ${inBelief}, Leadership support`,
      'an exact correlation',
      (report) => Object.assign(withLeadership(report).correlation, { value: 0.6666 }),
    ],
    [
      `no-room-for-two ${inBelief}, Leadership support`,
      'a correlation that says what everyone answered',
      (report) => Object.assign(withLeadership(report).correlation, { value: 1, end: 'exact' }),
    ],
    [
      `small-group ${inBelief}, Leadership support`,
      'a correlation of ninety-nine',
      (report) => Object.assign(withLeadership(report).people, { from: 99 }),
    ],
    [
      `small-remainder ${inBelief}, Leadership support`,
      'how many answered both, all but one',
      (report) => Object.assign(withLeadership(report), { people: { from: 149, to: 149 } }),
    ],
    [
      `not-from-shown ${inBelief}, Leadership support`,
      'a range that another correlation makes',
      (report) => Object.assign(withLeadership(report), { from: 0.61 }),
    ],
    [
      `not-from-shown ${inBelief}, Leadership support`,
      'a sentence of another hand',
      (report) => Object.assign(withLeadership(report), { words: 'Leadership support causes it.' }),
    ],
    [inBelief, 'a ranking', (report) => Object.assign(belief(report), { words: 'Recommendation comes first.' })],
    [
      inBelief,
      'something that is not in the pulse',
      (report) => Object.assign(belief(report).with[1] ?? {}, { instrument: 'age' }),
    ],
    [
      'makers-2026-12: what is compared',
      'a question too many',
      (report) => report.pulses[0]?.goesWith?.push(belief(report)),
    ],
    [
      'undeclared-field makers-2026-12: what goes together',
      'a file from before there was such a thing',
      (report) => Object.assign(report, { version: '2.0' }),
    ],
    [
      'not-coarse makers-2026-12: what goes together',
      'a coarse pulse',
      (report) => Object.assign(report.pulses[0] ?? {}, { detail: 'coarse' }),
    ],
  ])('find %s in %s', (finding, _, change) => {
    expect(found(change).some((one) => one.endsWith(finding))).toBe(true);
  });
});
