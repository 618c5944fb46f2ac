import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publishQuarter } from '../../../functions/publish-quarter/publish-quarter.ts';
import { type PublishInput, publishInputSchema } from '../../../shared/contract/messages.ts';
import type { PulseResult, SignalResult } from '../../../shared/contract/results.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import { verifyReport } from '../../../shared/report/attacks/verify-report.ts';
import type { QuarterReport } from '../../../shared/report/shape/quarter-report.ts';
import { readReport } from '../../../shared/report/shape/read-report.ts';
import {
  answersOf,
  fixtureCommunity,
  mixed,
  ordinaryQuarter,
  pulseResult,
} from '../../shared/report/quarter-fixture.ts';
import { siteWorld } from './site-world.ts';

const input = (day = '05', quarter = '2026-Q4'): PublishInput =>
  publishInputSchema.parse({ step: 'publish', community: fixtureCommunity, quarter, at: `2027-01-${day}T08:00:00Z` });
const folder = 'reports/makers/2026-Q4';
const pulseOf = (month: number): PulseResult => {
  const pulse = ordinaryQuarter()[month - 1];
  if (!pulse) throw new Error('a quarter must have three pulses');
  return pulse;
};
const [october, november, december] = [pulseOf(1), pulseOf(2), pulseOf(3)];
const attendance = (first: number): SignalResult => ({
  version: 2,
  community: fixtureCommunity,
  quarter: '2026-Q4' as QuarterId,
  labels: [{ label: 'Berlin', members: 50 }],
  attendance: {
    sessions: [{ date: '2026-10-08', attended: first, guests: 0 }],
    members: 50,
    regular: first,
    groups: [{ label: 'Berlin', members: 50, attendances: first, came: first, missed: 50 - first }],
  },
});

/** A quarter whose last pulse is counted only after the first publication. */
function lateWorld(before: readonly PulseResult[] = [october, november]) {
  const results = new Map<string, readonly PulseResult[]>([['2026-Q4', before]]);
  const signals: { now?: SignalResult } = {};
  const site = siteWorld(results, () => signals.now);
  return { ...site, results, signals };
}
const reportIn = (files: ReadonlyMap<string, string>, name = 'report.json'): QuarterReport =>
  readReport(files.get(`${folder}/${name}`) ?? '');

describe('a pulse that is counted after its quarter was published', () => {
  it('is added by a second revision, which names the first and leaves its file alone', async () => {
    const { world, files, logged, results } = lateWorld();
    await publishQuarter(input(), world);
    const first = files.get(`${folder}/report.json`) ?? '';
    results.set('2026-Q4', [october, november, december]);
    await publishQuarter(input('06'), world);

    expect(files.get(`${folder}/report.json`)).toBe(first);
    const second = reportIn(files, 'report.2.json');
    expect(second).toMatchObject({ revision: 2, generatedAt: '2027-01-06T08:00:00Z' });
    expect(second.supersedes).toEqual({
      revision: 1,
      sha256: createHash('sha256').update(first).digest('hex'),
      why: [
        'Adds makers-2026-12, which was counted after revision 1 was published.',
        'Every number published before is unchanged.',
      ],
    });
    expect(second.pulses.slice(0, 2)).toEqual(reportIn(files).pulses);
    expect(second.pulses[2]?.answered).toMatchObject({ status: 'exact', people: 38 });
    expect(second.provenance.pulses.map(({ pulse }) => pulse)).toEqual(second.pulses.map(({ pulse }) => pulse));
    const revisions = logged.flatMap((entry) => ('revision' in entry ? [entry.revision] : []));
    expect(revisions).toEqual([1, 2]);
  });

  it('is on the page and in the table, and every index lists both revisions', async () => {
    const { world, files, results } = lateWorld();
    await publishQuarter(input(), world);
    const firstTable = files.get(`${folder}/report.csv`) ?? '';
    expect(firstTable).toContain('makers-2026-11');
    expect(firstTable).not.toContain('makers-2026-12');
    results.set('2026-Q4', [october, november, december]);
    await publishQuarter(input('06'), world);

    expect(files.get(`${folder}/report.csv`)).toBe(firstTable);
    expect(files.get(`${folder}/report.2.csv`)).toContain('makers-2026-12');
    const page = files.get(`${folder}/report.html`) ?? '';
    expect(page).toContain('revision 2');
    expect(page).toContain('href="/reports/makers/2026-Q4/report.2.json"');
    expect(page).toContain('href="/reports/makers/2026-Q4/report.2.csv"');
    expect(page).toContain('<a href="/reports/makers/2026-Q4/report.json">Revision 1</a>');
    expect(page).toContain('<a href="/reports/makers/2026-Q4/report.csv">its table</a>');
    for (const index of ['reports/index.json', 'reports/makers/index.json']) {
      expect(JSON.parse(files.get(index) ?? '').reports).toMatchObject([
        {
          revision: 2,
          json: `/${folder}/report.2.json`,
          csv: `/${folder}/report.2.csv`,
          revisions: [
            {
              revision: 1,
              generatedAt: '2027-01-05T08:00:00Z',
              json: `/${folder}/report.json`,
              csv: `/${folder}/report.csv`,
            },
            {
              revision: 2,
              generatedAt: '2027-01-06T08:00:00Z',
              json: `/${folder}/report.2.json`,
              csv: `/${folder}/report.2.csv`,
            },
          ],
        },
      ]);
    }
  });

  it('never changes a published number, whatever the results say now', async () => {
    const { world, files, results } = lateWorld();
    await publishQuarter(input(), world);
    // One more person in October: the difference between two files would be that person's answers.
    const [berlin, ...others] = ordinaryGroups();
    if (!berlin) throw new Error('a group must be there');
    const more = { ...berlin, answers: [...berlin.answers, ...answersOf(1, 1, mixed)] };
    results.set('2026-Q4', [pulseResult([more, ...others]), november, december]);
    await publishQuarter(input('06'), world);
    expect(reportIn(files, 'report.2.json').pulses.slice(0, 2)).toEqual(reportIn(files).pulses);
  });

  it('waits for no pulse: the same results again are refused, and so is a third time', async () => {
    const { world, files, logged, results } = lateWorld();
    await publishQuarter(input(), world);
    results.set('2026-Q4', [october, november, december]);
    await publishQuarter(input('06'), world);
    const before = new Map(files);
    await publishQuarter(input('07'), world);
    expect(files).toEqual(before);
    expect(logged.at(-1)).toEqual({ event: 'step.repeated', step: 'publish', community: 'makers' });
  });

  it('ends with the same files wherever the run that adds it is killed', async () => {
    const whole = lateWorld([october]);
    await publishQuarter(input(), whole.world);
    whole.results.set('2026-Q4', [october, november]);
    const begins = whole.control.writes;
    await publishQuarter(input('06'), whole.world);
    for (let breaksAt = begins + 1; breaksAt <= whole.control.writes; breaksAt++) {
      const { world, files, results, control } = lateWorld([october]);
      await publishQuarter(input(), world);
      results.set('2026-Q4', [october, november]);
      control.breaksAt = breaksAt;
      await expect(publishQuarter(input('06'), world)).rejects.toThrow('killed');
      await publishQuarter(input('06'), world);
      expect(files).toEqual(whole.files);
    }
  });

  it('is shown by the page even if a slower run of the first revision comes last', async () => {
    const { world, files, results } = lateWorld();
    const slow = { ...world, site: { ...world.site } };
    // While the first run is about to write its page, another one has added the late pulse.
    slow.site.put = async (key, body, type) => {
      if (key.endsWith('report.html') && results.get('2026-Q4')?.length === 2) {
        results.set('2026-Q4', [october, november, december]);
        await publishQuarter(input('06'), world);
      }
      await world.site.put(key, body, type);
    };
    await publishQuarter(input(), slow);
    expect(files.get(`${folder}/report.html`)).toContain('revision 2');
    expect(files.get(`${folder}/report.csv`)).not.toContain('makers-2026-12');
    expect(files.get(`${folder}/report.2.csv`)).toContain('makers-2026-12');
    expect(JSON.parse(files.get('reports/index.json') ?? '').reports[0].revision).toBe(2);
  });

  it('is compared with the quarter before in the revision of that time', async () => {
    const { world, files, results } = lateWorld();
    const before = [1, 2].map((month) =>
      pulseResult([{ label: 'All', invited: 40, answers: answersOf(month, 30, mixed) }], { month, quarter: 3 }),
    );
    results.set('2026-Q3', before);
    await publishQuarter(input('04', '2026-Q3'), world);
    await publishQuarter(input(), world);
    results.set('2026-Q4', [october, november, december]);
    await publishQuarter(input('06'), world);
    const statuses = reportIn(files, 'report.2.json').pulses.flatMap(({ instruments }) =>
      instruments.map(({ change }) => change.status),
    );
    expect(statuses).toEqual(['shown', 'shown', 'not-comparable', 'not-comparable', 'not-comparable']);
  });
});

describe('attendance imported after the publication', () => {
  it('is added if there was none, and stays as it is if there was some', async () => {
    const { world, files, signals } = lateWorld();
    await publishQuarter(input(), world);
    signals.now = attendance(20);
    await publishQuarter(input('06'), world);
    expect(reportIn(files, 'report.2.json')).toMatchObject({
      attendance: { status: 'shown', attendancePercent: { from: 40, to: 40 } },
      supersedes: { why: [expect.stringContaining('Adds attendance'), expect.anything()] },
    });
    signals.now = attendance(21);
    await publishQuarter(input('07'), world);
    expect(files.has(`${folder}/report.3.json`)).toBe(false);
  });
});

describe('a revision that its attackers can break', () => {
  it('is found when it changes a number of a published pulse, or of its attendance', async () => {
    const { world, files, results, signals } = lateWorld();
    signals.now = attendance(20);
    await publishQuarter(input(), world);
    results.set('2026-Q4', [october, november, december]);
    await publishQuarter(input('06'), world);
    const [first, second] = [reportIn(files), reportIn(files, 'report.2.json')];
    expect(verifyReport(second, [first])).toEqual([]);
    const late = structuredClone(second);
    const group = late.pulses[0]?.groups[0];
    if (!group) throw new Error('a group must be there');
    group.answered = { status: 'few', of: group.members };
    expect(verifyReport(late, [first])).toContainEqual({
      code: 'published-twice',
      place: 'pulses[0]',
      words: 'makers-2026-10: not as it is in revision 1',
    });
    const moved = structuredClone(second);
    if (moved.attendance.status === 'shown') moved.attendance.attendancePercent.to += 2;
    expect(verifyReport(moved, [first])).toContainEqual({
      code: 'published-twice',
      place: 'attendance',
      words: 'attendance: not as it is in revision 1',
    });
    const without = { ...second, pulses: second.pulses.slice(1) };
    expect(verifyReport(without, [first]).map(({ words }) => words)).toContain(
      'makers-2026-10: not as it is in revision 1',
    );
  });
});

const ordinaryGroups = () => [
  { label: 'Berlin', invited: 12, answers: answersOf(1, 9, mixed) },
  { label: 'Hamburg', invited: 20, answers: answersOf(1, 17, (p, i, n) => mixed(p + 3, i, n)) },
  { label: 'Lisbon', invited: 18, answers: answersOf(1, 12, (p, i, n) => mixed(p + 5, i, n)) },
];
