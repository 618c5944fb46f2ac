import { describe, expect, it } from 'vitest';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { takingPartAttacks } from '../../../../shared/report/attacks/taking-part-attacks.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';
import { plant } from '../../../attacks/plant.ts';
import { contributionsBy, type MadeQuarter, madeParticipation, namesIn } from '../../../made/made-participation.ts';
import { fixtureCommunity, ordinaryQuarter } from '../quarter-fixture.ts';

const roster = { Berlin: 12, Hamburg: 20, Lisbon: 18 };
const built = (quarter: string, at: string, made: MadeQuarter | undefined, published: readonly QuarterReport[]) =>
  buildReport({
    quarter: quarter as QuarterId,
    pulses: ordinaryQuarter().map((pulse) => ({ ...pulse, quarter: quarter as QuarterId })),
    signals: made && madeParticipation(made, { community: fixtureCommunity, quarter: quarter as QuarterId }),
    stewardSide: undefined,
    at: `${at}T08:00:00Z` as Instant,
    schemaUrl: 'https://pulse.example/s.json',
    published,
  });
const contributed = (people: number): MadeQuarter => ({ roster, facts: contributionsBy(namesIn('Hamburg', people)) });

describe('taking part over the quarters', () => {
  const q2 = built('2026-Q2', '2026-07-03', { ...contributed(9), sessions: [namesIn('Hamburg', 20)] }, []);
  const q3 = built('2026-Q3', '2026-10-05', contributed(3), [q2]);
  const q4 = built('2026-Q4', '2027-01-04', { ...contributed(12), sessions: [namesIn('Hamburg', 15)] }, [q2, q3]);

  it('puts what this report shows beside what earlier ones show, and nothing where one does not', () => {
    expect(q2.overTime).toBeUndefined();
    expect(q3.overTime).toBeUndefined();
    expect(q4.overTime).toEqual([
      expect.objectContaining({
        measure: 'attendance-percent',
        value: 30,
        years: [
          { quarter: '2026-Q2', value: 40 },
          { quarter: '2026-Q4', value: 30 },
        ],
        words: 'Attendance, %: 30, after 40 in 2026-Q2.',
      }),
      expect.objectContaining({ measure: 'contributions', value: 12 }),
    ]);
    expect(q4.overTime?.[0]).not.toHaveProperty('before');
    const q1 = built('2027-Q1', '2027-04-05', contributed(14), [q2, q3, q4]);
    expect(q1.overTime).toMatchObject([{ measure: 'contributions', before: { quarter: '2026-Q4', value: 12 } }]);
  });

  it('counts a quarter once, by its newest revision, and nothing that was published later', () => {
    const revised = plant(q2, { revision: 2, 'attendance.attendancePercent': { from: 41, to: 41 } });
    const later = plant(q2, { revision: 3, generatedAt: '2027-02-01T08:00:00Z' });
    const made = { ...contributed(12), sessions: [namesIn('Hamburg', 15)] };
    const report = built('2026-Q4', '2027-01-04', made, [revised, q2, later]);
    expect(report.overTime?.[0]?.years).toEqual([
      { quarter: '2026-Q2', value: 41 },
      { quarter: '2026-Q4', value: 30 },
    ]);
  });

  it('withstands the attackers, who find a number that no file shows', () => {
    expect(takingPartAttacks(q4, [q2, q3])).toEqual([]);
    const found = (report: QuarterReport, earlier = [q2, q3]) =>
      takingPartAttacks(report, earlier).map(({ place }) => place);
    expect(found(plant(q4, { 'overTime.0.years.0.value': 39 }))).toEqual(['overTime']);
    expect(found(plant(q4, { 'overTime.0.words': 'Three fewer came.' }))).toEqual(['overTime']);
    expect(found(plant(q4, { 'overTime.0.before': { quarter: '2026-Q3', value: 35 } }))).toEqual(['overTime']);
    expect(found(q4, [])).toEqual(['overTime']);
  });
});
