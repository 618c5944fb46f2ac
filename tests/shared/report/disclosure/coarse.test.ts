import { describe, expect, it } from 'vitest';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import { quarterReportSchema } from '../../../../shared/report/shape/quarter-report.ts';
import { goldenCases } from '../golden-quarters.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../quarter-fixture.ts';

const groups = [
  { label: 'Berlin', invited: 12, answers: answersOf(1, 9, mixed) },
  { label: 'Hamburg', invited: 20, answers: answersOf(1, 17, (p, i, n) => mixed(p + 3, i, n)) },
];
const full = reportOf([pulseResult(groups)]);
const coarse = reportOf([pulseResult(groups, { detail: 'coarse' })]);
const pulse = coarse.pulses[0];

/** The golden quarter of that name, whose participation was imported. */
function reportWithSignals(name: string) {
  const found = goldenCases.find((one) => one.name === name)?.quarters.at(-1);
  if (!found) throw new Error(`${name} must be a golden quarter`);
  return buildReport({
    quarter: '2026-Q4' as QuarterId,
    pulses: found.pulses,
    signals: found.signals,
    stewardSide: undefined,
    at: '2027-01-05T08:00:00Z' as Instant,
    schemaUrl: 'https://pulse.example/schema.json',
    published: [],
  });
}

describe('a coarse pulse', () => {
  it('shows scores in half points, people in fives, and nothing finer', () => {
    const [instrument] = pulse?.instruments ?? [];
    expect(instrument?.score).toMatchObject({
      status: 'shown',
      persons: { from: 23, to: 27 },
      score: { value: 3.5, end: 'about' },
    });
    expect(full.pulses[0]?.instruments[0]?.score).toMatchObject({ persons: { from: 22, to: 26 } });
    expect(instrument?.items.map(({ result }) => result.status)).not.toContain('shown');
    expect(instrument).toMatchObject({ groups: [], change: { status: 'first-quarter' } });
    expect(instrument?.reliability).toBeUndefined();
    expect([pulse?.asked, pulse?.reached, pulse?.answered].map((people) => people?.status)).toEqual([
      'hidden',
      'hidden',
      'hidden',
    ]);
    expect(pulse?.groups).toMatchObject([{ label: 'Makers', members: 32 }]);
  });

  it('says nothing of how many answered or of any question, in numbers or in sentences', () => {
    const text = JSON.stringify({ ...coarse, definitions: [], method: [], generatedAt: '' });
    expect(text).not.toMatch(/\b26\b|\b81 ?%/);
    expect(coarse.inOneMinute.join(' ')).not.toMatch(/\d of \d/);
  });

  it('is the basis of no change, in its own quarter and in the next', () => {
    const later = { year: 2027, quarter: 1 };
    const next = reportOf([pulseResult(groups, later)], [coarse]);
    const again = reportOf([pulseResult(groups, { ...later, detail: 'coarse' })], [full]);
    for (const report of [next, again]) {
      expect(report.pulses[0]?.instruments[0]?.change.status).toBe('not-comparable');
    }
  });

  it('is found by no attacker', () => {
    expect(verifyReport(coarse, [])).toEqual([]);
    const mixedReport = reportOf(
      ordinaryQuarter().map((one, index) => (index === 1 ? { ...one, detail: 'coarse' } : one)),
    );
    expect(verifyReport(mixedReport, [])).toEqual([]);
  });
});

describe('taking part in a quarter with a coarse pulse', () => {
  const { shown, hidden } = {
    shown: reportWithSignals('participation'),
    hidden: reportWithSignals('coarse'),
  };

  it('shows no number of people, and what groups declared as ever', () => {
    expect(shown.attendance.status).toBe('shown');
    expect(hidden).toMatchObject({
      attendance: { status: 'hidden', reason: 'coarse' },
      groupMap: { status: 'hidden' },
    });
    const { adoption, ...sections } = hidden.participation ?? {};
    expect(Object.values(sections).filter(({ status }) => status === 'shown')).toEqual([]);
    expect(adoption).toEqual(shown.participation?.adoption);
    expect(verifyReport(hidden, [])).toEqual([]);
  });

  it.each(['attendance', 'groupMap', 'participation'] as const)('is found if it shows its %s', (section) => {
    const leaky = { ...hidden, [section]: shown[section] };
    expect(verifyReport(leaky, []).map(({ code }) => code)).toContain('not-coarse');
  });
});

/** What a weakened build would print: everything in full under the word `coarse`, or one part of it. */
describe('the attack on coarse pulses', () => {
  const [fullPulse] = full.pulses;
  const [instrument] = fullPulse?.instruments ?? [];
  const [shown] = pulse?.instruments ?? [];
  const ofBerlin = { status: 'shown', persons: { from: 9, to: 9 }, score: { value: 3.5, end: 'exact' } };
  const planted: [string, object][] = [
    ['the whole pulse in full', { ...fullPulse, detail: 'coarse' }],
    ['how many answered', { ...pulse, answered: fullPulse?.answered }],
    ['groups', { ...pulse, groups: fullPulse?.groups }],
    ['a question', { ...pulse, instruments: [{ ...shown, items: instrument?.items }] }],
    ['scores of groups', { ...pulse, instruments: [{ ...shown, groups: [{ label: 'Berlin', score: ofBerlin }] }] }],
    [
      'reliability',
      {
        ...pulse,
        instruments: [
          {
            ...shown,
            reliability: { status: 'shown', people: { from: 56, to: 60 }, alpha: 0.8, from: 0.7, to: 0.9, words: '' },
          },
        ],
      },
    ],
    [
      'a score in tenths',
      { ...pulse, instruments: [{ ...shown, score: { ...shown?.score, score: { value: 3.4, end: 'about' } } }] },
    ],
    [
      'how many people a score rests on',
      { ...pulse, instruments: [{ ...shown, score: { ...shown?.score, persons: { from: 22, to: 26 } } }] },
    ],
    [
      'how far one person moves it',
      { ...pulse, instruments: [{ ...shown, score: { ...shown?.score, onePerson: 0.15 } }] },
    ],
  ];
  it.each(planted)('finds %s', (_, leaky) => {
    const report = quarterReportSchema.parse({ ...coarse, pulses: [leaky] });
    expect(verifyReport(report, []).map(({ code }) => code)).toContain('not-coarse');
  });
});
