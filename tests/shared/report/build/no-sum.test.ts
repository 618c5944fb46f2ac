/** An instrument whose questions are not added up, some of which can be answered with "Not yet". */
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../../functions/publish-quarter/report-csv.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { renderGlance } from '../../../../web/dashboard/render-glance.ts';
import { renderInstrument } from '../../../../web/dashboard/render-instrument.ts';
import { resultsForMembers } from '../../../../web/given-back/result-lines.ts';
import { pulseResult, reportOf } from '../quarter-fixture.ts';

const refs = [{ id: 'perceived-value', version: 2 }];
/** Of forty people, twelve have used nothing yet. */
const answers = Array.from({ length: 40 }, (_, person) => {
  const point = 1 + ((person * 7) % 5);
  return person < 12 ? [point, 4, 6, 6, 3] : [point, 4, 3 + (person % 3), 1 + (person % 5), 3];
});
const groups = [
  { label: 'Berlin', invited: 30, answers: answers.slice(0, 20) },
  { label: 'Lisbon', invited: 30, answers: answers.slice(20) },
];
const report = reportOf([pulseResult(groups, { refs, month: 2 })]);
const instrumentOf = (from: QuarterReport) => {
  const [instrument] = from.pulses[0]?.instruments ?? [];
  if (!instrument) throw new Error('there must be an instrument');
  return instrument;
};
const itemOf = (from: QuarterReport, index: number) => {
  const item = instrumentOf(from).items[index];
  if (item?.result.status !== 'shown') throw new Error('the question must be shown');
  return { ...item, result: item.result };
};
const verified = (change: (copy: QuarterReport) => void) => {
  const copy = structuredClone(report);
  change(copy);
  return verifyReport(copy, []).map(({ code }) => code);
};

describe('an instrument without a sum', () => {
  it('has no score, reliability or group score, and says why', () => {
    const { score, reliability, groups: scores } = instrumentOf(report);
    expect(score).toMatchObject({ status: 'hidden', reason: 'no-sum' });
    expect([reliability, scores]).toEqual([undefined, []]);
  });

  it('shows who said "not yet" as one part of those who are not favourable, of the same whole', () => {
    const { notYet, result } = itemOf(report, 2);
    expect(notYet).toBe(true);
    expect(result.answered.to).toBe(40);
    expect(result.parts.filter(({ highest }) => highest === 0)).toEqual([
      { lowest: 0, highest: 0, people: { from: 12, to: 12 } },
    ]);
    expect(result.mean).toBeUndefined();
    expect(itemOf(report, 0).result.mean).toBeDefined();
  });

  it('is left alone by the attackers', () => {
    expect(verifyReport(report, [])).toEqual([]);
  });

  it.each<[string, (copy: QuarterReport) => void]>([
    ['a group score', (copy) => instrumentOf(copy).groups.push({ label: 'Berlin', score: anyScore })],
    ['an exact two who said "not yet"', (copy) => Object.assign(notYetPart(copy), { people: { from: 2, to: 2 } })],
    ['a mean of those on the scale', (copy) => Object.assign(itemOf(copy, 2).result, { mean: anyScore.score })],
    ['a part that is not cut', (copy) => void itemOf(copy, 2).result.parts.pop()],
  ])('would be found out with %s', (_, change) => {
    expect(verified(change)).not.toEqual([]);
  });

  it('is printed as bars with their own words, and in the CSV under a name of its own', () => {
    expect(renderInstrument(instrumentOf(report))).toContain('12 not yet');
    expect(reportCsv(report)).toMatch(/perceived-value,applied,,not-yet,12,/);
  });
});

const anyScore = { status: 'shown', persons: { from: 16, to: 20 }, score: { value: 3.4, end: 'exact' } } as const;
const notYetPart = (from: QuarterReport) => {
  const part = itemOf(from, 2).result.parts.find(({ highest }) => highest === 0);
  if (!part) throw new Error('the part must be shown');
  return part;
};

describe('change of questions that are not added up', () => {
  /** So many of forty use something, and agree that it helped; the others do not yet. */
  const used = (people: number, quarter: 3 | 4) => {
    const all = Array.from({ length: 40 }, (_, person) => [4, 4, person < people ? 5 : 6, person < 14 ? 4 : 2, 3]);
    return pulseResult([{ label: 'All', invited: 50, answers: all }], { refs, month: 2, quarter });
  };
  const before = reportOf([used(10, 3)]);
  const changeTo = (people: number) => {
    const after = reportOf([used(people, 4)], [before]);
    expect(verifyReport(after, [before])).toEqual([]);
    return instrumentOf(after).change;
  };

  it('is judged by the share of everyone who answered, so that more use is a change', () => {
    const change = changeTo(26);
    expect(change).toMatchObject({ status: 'by-question', since: '2026-Q3' });
    expect(
      change.status === 'by-question' && change.questions.map(({ item, verdict }) => `${item} ${verdict}`),
    ).toEqual([
      'immediate no-clear-change',
      'potential no-clear-change',
      'applied higher',
      'realised no-clear-change',
      'reframing no-clear-change',
    ]);
    expect(change.words).toContain('by 40 percent of those who answered: “I used something');
  });

  it('leads what members read, each question in their language', () => {
    const after = reportOf([used(26, 4)], [before]);
    const { en, de } = resultsForMembers(after).lines;
    expect(en).toContain(
      'I used something from this community in my work: 26 of 40 answers are favourable, clearly higher than in 2026-Q3.',
    );
    expect(de[2]).toMatch(/^Ich habe etwas aus dieser Community in meiner Arbeit genutzt: /);
    expect(renderGlance(after)).toContain('by 40 percent of those who answered');
    expect(reportCsv(after)).toMatch(/perceived-value,applied,,change-percent,40,/);
  });

  it('is not called where chance could make it among five questions', () => {
    expect(changeTo(17).words).toMatch(/^No question changed clearly since 2026-Q3; a change of \d\d percent/);
  });

  it('would be found out when it says another verdict', () => {
    const after = structuredClone(reportOf([used(26, 4)], [before]));
    const { change } = instrumentOf(after);
    if (change.status === 'by-question') change.questions[0] = { ...change.questions[0], verdict: 'higher' } as never;
    expect(verifyReport(after, [before])).not.toEqual([]);
  });
});
