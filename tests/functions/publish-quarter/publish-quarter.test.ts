import { describe, expect, it } from 'vitest';
import { publishQuarter } from '../../../functions/publish-quarter/publish-quarter.ts';
import { type PublishInput, publishInputSchema } from '../../../shared/contract/messages.ts';
import type { PulseResult } from '../../../shared/contract/results.ts';
import type { CommunityId, QuarterId } from '../../../shared/kernel/ids.ts';
import { readLink } from '../../../shared/reading/read-link.ts';
import { type FindingCode, findingWords } from '../../../shared/report/shape/finding.ts';
import { quarterReportSchema } from '../../../shared/report/shape/quarter-report.ts';
import {
  answersOf,
  fixtureCommunity,
  mixed,
  ordinaryQuarter,
  pulseResult,
} from '../../shared/report/quarter-fixture.ts';
import { siteWorld } from './site-world.ts';

const input = (quarter = '2026-Q4', at = '2027-01-05T08:00:00Z'): PublishInput =>
  publishInputSchema.parse({ step: 'publish', community: fixtureCommunity, quarter, at });
const folder = 'reports/makers/2026-Q4';
const worldOf = (pulses: readonly PulseResult[]) => siteWorld(new Map([['2026-Q4', pulses]]));
const reportIn = (files: ReadonlyMap<string, string>, key = `${folder}/report.json`) =>
  quarterReportSchema.parse(JSON.parse(files.get(key) ?? 'null'));

describe('publishing a quarter', () => {
  it('writes the report, its page, its table and its schema, and both indexes name it', async () => {
    const { world, files, logged } = worldOf(ordinaryQuarter());
    await publishQuarter(input(), world);
    expect([...files.keys()].sort()).toEqual([
      'reports/index.json',
      ...[10, 11, 12].flatMap((month) => [`${folder}/makers-2026-${month}.csv`, `${folder}/makers-2026-${month}.json`]),
      `${folder}/report.csv`,
      `${folder}/report.html`,
      `${folder}/report.json`,
      'reports/makers/given-back.json',
      'reports/makers/index.json',
      'reports/schema/pulse-part-2.1.json',
      'reports/schema/quarter-report-2.1.json',
    ]);
    for (const index of ['reports/index.json', 'reports/makers/index.json']) {
      const { reports } = JSON.parse(files.get(index) ?? '');
      expect(reports).toMatchObject([{ quarter: '2026-Q4', json: `/${folder}/report.json` }]);
    }
    expect(JSON.parse(files.get('reports/makers/given-back.json') ?? '').links).toEqual({
      '2026-Q4': readLink(await world.readMaster(), 'makers' as CommunityId, '2026-Q4' as QuarterId),
    });
    expect([...files.values()].filter((text) => text.includes('/2026-Q4/') && text.includes('"links"'))).toHaveLength(
      1,
    );
    expect(reportIn(files).$schema).toBe('https://pulse.example/reports/schema/quarter-report-2.1.json');
    expect(logged).toEqual([
      ...[10, 11, 12].map((month) => ({ event: 'pulse.published', pulse: `makers-2026-${month}` })),
      { event: 'quarter.published', community: 'makers', quarter: '2026-Q4', revision: 1 },
    ]);
  });

  it('the same quarter twice is refused: a second run, however late, changes no file', async () => {
    const { world, files, logged } = worldOf(ordinaryQuarter());
    await publishQuarter(input(), world);
    const before = new Map(files);
    await publishQuarter(input('2026-Q4', '2027-01-06T03:01:00Z'), world);
    expect(files).toEqual(before);
    expect(logged.slice(4)).toEqual([{ event: 'step.repeated', step: 'publish', community: 'makers' }]);
  });

  it('a run that is killed after any of its writes is finished by the next', async () => {
    const whole = worldOf(ordinaryQuarter().slice(0, 1));
    await publishQuarter(input(), whole.world);
    expect(whole.control.writes).toBe(10);
    for (let breaksAt = 1; breaksAt <= whole.control.writes; breaksAt++) {
      const { world, files, control } = worldOf(ordinaryQuarter().slice(0, 1));
      control.breaksAt = breaksAt;
      await expect(publishQuarter(input(), world)).rejects.toThrow('killed');
      await publishQuarter(input('2026-Q4', '2027-01-05T08:10:00Z'), world);
      // Before the report exists the later run publishes, at its own instant; after it everything follows the report.
      const isBefore = breaksAt < 4;
      const at = isBefore ? '2027-01-05T08:10:00Z' : '2027-01-05T08:00:00Z';
      expect(reportIn(files).generatedAt).toBe(at);
      expect([...files.keys()].sort()).toEqual([...whole.files.keys()].sort());
      if (!isBefore) expect(files).toEqual(whole.files);
    }
  });

  it('is retried while no pulse has been counted, and writes nothing until one is', async () => {
    const results = new Map<string, readonly PulseResult[]>([['2026-Q4', []]]);
    const { world, files, logged } = siteWorld(results);
    await expect(publishQuarter(input(), world)).rejects.toMatchObject({ code: 'try-again' });
    expect(files.size).toBe(0);
    expect(logged).toEqual([]);
    results.set('2026-Q4', ordinaryQuarter());
    await publishQuarter(input(), world);
    expect(files.size).toBe(14);
  });
});

describe('a report that its attackers can break', () => {
  const [first] = ordinaryQuarter();
  if (!first) throw new Error('there must be a pulse');
  const leaks: [string, FindingCode, PulseResult][] = [
    ['a group of four', 'small-group', fourIn(first)],
    ['a lower minimum', 'threshold-lowered', { ...first, minimumGroup: 4 }],
  ];

  it.each(leaks)('is withheld with its only pulse, and nothing is written: %s', async (_, code, pulse) => {
    const { world, files, logged, told } = worldOf([pulse]);
    await expect(publishQuarter(input(), world)).rejects.toMatchObject({ code: 'promise-broken' });
    expect(files.size).toBe(0);
    const notice = JSON.stringify(told.get('for-stewards/makers/2026-Q4/withheld.json'));
    expect(notice).toContain(JSON.stringify(findingWords[code]));
    // Saying where would be the leak itself.
    expect(notice).not.toMatch(/Berlin|Hamburg|Lisbon|pulses\[/);
    expect(logged).toEqual([
      { event: 'pulse.withheld', pulse: 'makers-2026-10', code },
      { event: 'quarter.withheld', community: 'makers', quarter: '2026-Q4', code },
    ]);
  });
});

/** As if merging had failed: the first group has four answers. */
function fourIn(pulse: PulseResult): PulseResult {
  const [group, ...groups] = pulse.groups;
  if (!group) throw new Error('there must be a group');
  return { ...pulse, groups: [{ ...group, respondents: 4 }, ...groups] };
}

describe('what is published', () => {
  it('is equal outside the provenance when keys and receipts differ', async () => {
    const [one, two] = [worldOf(ordinaryQuarter()), worldOf(ordinaryQuarter().map(otherKeys))];
    await publishQuarter(input(), one.world);
    await publishQuarter(input(), two.world);
    const [{ provenance, ...report }, { provenance: otherProvenance, ...other }] = [
      reportIn(one.files),
      reportIn(two.files),
    ];
    expect(other).toEqual(report);
    expect(otherProvenance).not.toEqual(provenance);
    expect(two.files.get(`${folder}/report.csv`)).toBe(one.files.get(`${folder}/report.csv`));
  });

  it('shows nowhere how many answered when it was too few', async () => {
    const few = (people: number) =>
      pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, people, mixed) }]);
    const [none, four] = [worldOf([few(0)]), worldOf([few(4)])];
    await publishQuarter(input(), none.world);
    await publishQuarter(input(), four.world);
    expect(four.files).toEqual(none.files);
    const csv = four.files.get(`${folder}/report.csv`) ?? '';
    const hidden = csv.split('\r\n').filter((line) => line.endsWith(',too-few-answers'));
    expect(hidden.length).toBeGreaterThan(8);
    // Value, end and n are empty, not zero.
    for (const line of hidden) expect(line).toMatch(/,,,,too-few-answers$/);
  });

  it('is compared with the quarter before once that is published, and the newer comes first in the index', async () => {
    const quarters = new Map([
      ['2026-Q4', ordinaryQuarter()],
      ['2027-Q1', [pulseResult([{ label: 'Berlin', invited: 40, answers: answersOf(1, 30, mixed) }], next)]],
    ]);
    const { world, files } = siteWorld(quarters);
    await publishQuarter(input(), world);
    await publishQuarter(input('2027-Q1', '2027-04-06T07:00:00Z'), world);
    const changes = (key: string) =>
      reportIn(files, key).pulses.flatMap(({ instruments }) => instruments.map(({ change }) => change));
    expect(changes(`${folder}/report.json`).every(({ status }) => status === 'first-quarter')).toBe(true);
    expect(changes('reports/makers/2027-Q1/report.json')).toMatchObject([{ status: 'shown', since: '2026-Q4' }]);
    const { reports } = JSON.parse(files.get('reports/makers/index.json') ?? '');
    expect(reports.map(({ quarter }: { quarter: string }) => quarter)).toEqual(['2027-Q1', '2026-Q4']);
  });
});

const next = { year: 2027, quarter: 1 };
const otherKeys = (pulse: PulseResult): PulseResult => ({
  ...pulse,
  fingerprint: '12'.repeat(32),
  commitmentRoot: '34'.repeat(32),
});
