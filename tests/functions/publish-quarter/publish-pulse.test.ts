import { describe, expect, it } from 'vitest';
import { publishPulse } from '../../../functions/publish-quarter/publish-pulse.ts';
import { publishQuarter } from '../../../functions/publish-quarter/publish-quarter.ts';
import { givenBackSchema } from '../../../shared/contract/given-back.ts';
import {
  type PublishInput,
  type PublishPulseInput,
  publishInputSchema,
  publishPulseInputSchema,
} from '../../../shared/contract/messages.ts';
import type { PulseResult } from '../../../shared/contract/results.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { loadHighsSolver } from '../../../shared/report/attacks/highs-solver.ts';
import { verifyWholly } from '../../../shared/report/attacks/verify-report.ts';
import { reportOfPart } from '../../../shared/report/shape/pulse-part.ts';
import { readPart, readReport } from '../../../shared/report/shape/read-report.ts';
import { indexSchema } from '../../../shared/report/shape/report-index.ts';
import {
  answersOf,
  fixtureCommunity,
  mixed,
  ordinaryQuarter,
  pulseResult,
} from '../../shared/report/quarter-fixture.ts';
import { siteWorld } from './site-world.ts';

const folder = 'reports/makers/2026-Q4';
const pulseStep = (month: number, at = `2026-${month}-31T08:00:00Z`): PublishPulseInput =>
  publishPulseInputSchema.parse({
    step: 'publish-pulse',
    community: fixtureCommunity,
    pulse: `makers-2026-${month}`,
    quarter: '2026-Q4',
    at: at.replace('11-31', '12-01'),
  });
const quarterStep = (day = '05'): PublishInput =>
  publishInputSchema.parse({
    step: 'publish',
    community: fixtureCommunity,
    quarter: '2026-Q4',
    at: `2027-01-${day}T08:00:00Z`,
  });
const [october, november, december] = ordinaryQuarter().map(
  (pulse): PulseResult => ({ ...pulse, publishes: '2027-01-05T08:00:00Z' as Instant }),
) as [PulseResult, PulseResult, PulseResult];
const fourIn = (pulse: PulseResult): PulseResult => {
  const [group, ...groups] = pulse.groups;
  if (!group) throw new Error('there must be a group');
  return { ...pulse, groups: [{ ...group, respondents: 4 }, ...groups] };
};

/** A running quarter: pulses are counted one after another. */
function runningWorld(...counted: readonly PulseResult[]) {
  const results = new Map<string, readonly PulseResult[]>([['2026-Q4', counted]]);
  return { ...siteWorld(results), count: (...pulses: readonly PulseResult[]) => results.set('2026-Q4', pulses) };
}
/** The lines of the one pulse in the file of a part. */
const pulseText = (part: string): string => /^ {4}\{\n.*?^ {4}\}/ms.exec(part)?.[0] ?? 'no pulse';

describe('a pulse is published as soon as it is counted', () => {
  it('with a part, a table, the page of its quarter so far, indexes that name it, and lines and a link for members', async () => {
    const { world, files, logged } = runningWorld(october);
    await publishPulse(pulseStep(10), world);
    expect([...files.keys()].sort()).toEqual([
      'reports/index.json',
      `${folder}/makers-2026-10.csv`,
      `${folder}/makers-2026-10.json`,
      `${folder}/report.html`,
      'reports/makers/given-back.json',
      'reports/makers/index.json',
      'reports/schema/pulse-part-2.1.json',
    ]);
    const page = files.get(`${folder}/report.html`) ?? '';
    expect(page).toContain('Results so far');
    expect(page).toContain('follows on 5 January 2027');
    expect(page).toContain(`href="/${folder}/makers-2026-10.csv"`);
    expect(page).not.toContain('Who came');
    const [entry] = indexSchema.parse(JSON.parse(files.get('reports/makers/index.json') ?? '')).reports;
    expect(entry).toMatchObject({
      revision: 0,
      revisions: [],
      parts: [{ pulse: 'makers-2026-10', audience: 'members' }],
    });
    const { results, links } = givenBackSchema.parse(JSON.parse(files.get('reports/makers/given-back.json') ?? ''));
    expect(results).toMatchObject({ quarter: '2026-Q4', revision: 0, pulse: 'makers-2026-10' });
    expect(Object.keys(links ?? {})).toEqual(['2026-Q4']);
    expect(files.get(`${folder}/makers-2026-10.csv`)).not.toContain('attendance');
    expect(logged).toEqual([{ event: 'pulse.published', pulse: 'makers-2026-10' }]);
  });

  it('and the report of the quarter repeats every part, byte for byte', async () => {
    const { world, files, count } = runningWorld(october);
    await publishPulse(pulseStep(10), world);
    count(october, november);
    await publishPulse(pulseStep(11), world);
    const first = files.get(`${folder}/makers-2026-10.json`) ?? '';
    // December has no part when the quarter is due; it gets one first.
    count(october, november, december);
    await publishQuarter(quarterStep(), world);
    const report = files.get(`${folder}/report.json`) ?? '';
    for (const month of ['10', '11', '12']) {
      const part = files.get(`${folder}/makers-2026-${month}.json`) ?? '';
      expect(pulseText(part)).toContain(`"pulse": "makers-2026-${month}"`);
      expect(report).toContain(pulseText(part));
    }
    expect(files.get(`${folder}/makers-2026-10.json`)).toBe(first);
    expect(readReport(report).pulses).toHaveLength(3);
    expect(files.get(`${folder}/report.html`)).toContain('Who came');
    const table = files.get(`${folder}/report.csv`) ?? '';
    const rows = (files.get(`${folder}/makers-2026-10.csv`) ?? '').split('\r\n').slice(1).filter(Boolean);
    for (const row of rows) expect(table).toContain(row);
  });

  it('and results that change later change neither its part nor the report', async () => {
    const { world, files, count } = runningWorld(october);
    await publishPulse(pulseStep(10), world);
    const before = files.get(`${folder}/makers-2026-10.json`);
    const other = pulseResult([{ label: 'Berlin', invited: 50, answers: answersOf(1, 41, mixed) }]);
    count(other, november);
    await publishPulse(pulseStep(10), world);
    await publishQuarter(quarterStep(), world);
    expect(files.get(`${folder}/makers-2026-10.json`)).toBe(before);
    expect(files.get(`${folder}/report.json`)).toContain(pulseText(before ?? ''));
  });

  it('each pulse with its own minimum, whatever a later one promises', async () => {
    const strict = pulseResult([{ label: 'Berlin', invited: 50, answers: answersOf(1, 38, mixed) }], {
      minimumGroup: 8,
    });
    const { world, files, count } = runningWorld(strict);
    await publishPulse(pulseStep(10), world);
    const before = readPart(files.get(`${folder}/makers-2026-10.json`) ?? '');
    expect(before.pulses[0]?.minimumGroup).toBe(8);
    count(strict, november);
    await publishQuarter(quarterStep(), world);
    const report = readReport(files.get(`${folder}/report.json`) ?? '');
    expect(report.promise.minimumGroup).toBe(5);
    expect(report.pulses.map(({ minimumGroup }) => minimumGroup)).toEqual([8, 5]);
    const solver = await loadHighsSolver();
    expect(verifyWholly(report, [reportOfPart(before)], solver)).toEqual([]);
  });
});

describe('a pulse whose publication is disturbed', () => {
  it('ends with the same files wherever the run is killed, if it comes late or twice', async () => {
    const whole = runningWorld(october);
    await publishPulse(pulseStep(10), whole.world);
    for (let breaksAt = 1; breaksAt <= whole.control.writes; breaksAt++) {
      const { world, files, control } = runningWorld(october);
      control.breaksAt = breaksAt;
      await expect(publishPulse(pulseStep(10), world)).rejects.toThrow('killed');
      await Promise.all([publishPulse(pulseStep(10), world), publishPulse(pulseStep(10), world)]);
      expect(files).toEqual(whole.files);
    }
  });

  it('waits while it is not counted, and does not wait for one that never will be', async () => {
    const { world, files, logged } = runningWorld();
    // It never opened, so nobody was promised anything.
    await publishPulse(pulseStep(10), world);
    expect(logged).toEqual([{ event: 'step.repeated', step: 'publish-pulse', community: 'makers' }]);
    files.set('s/makers-2026-10/manifest.json', '{}');
    await expect(publishPulse(pulseStep(10), world)).rejects.toMatchObject({ code: 'try-again' });
    const list = { version: 2, pulse: 'makers-2026-10', fingerprint: '', root: '00'.repeat(32), receipts: [] };
    files.set('s/makers-2026-10/commitment.json', JSON.stringify(list));
    await expect(publishPulse(pulseStep(10), world)).rejects.toMatchObject({ code: 'try-again' });
    for (const why of [{ contradiction: 'more-responses-than-issued' }, { lost: 'sealing-key' }]) {
      files.set('s/makers-2026-10/commitment.json', JSON.stringify({ ...list, ...why }));
      await publishPulse(pulseStep(10), world);
    }
    expect(files.size).toBe(2);
  });

  it('is added to a report that was published without it, by a revision in the same run', async () => {
    const { world, files, count } = runningWorld(october, november);
    await publishQuarter(quarterStep(), world);
    count(october, november, december);
    await publishPulse(pulseStep(12, '2027-01-02T08:00:00Z'), world);
    const part = files.get(`${folder}/makers-2026-12.json`) ?? '';
    // Planned before the report, and yet not in it: so the part says that it came after.
    expect(readPart(part).generatedAt).toBe('2027-01-05T08:00:01Z');
    expect(files.get(`${folder}/report.2.json`)).toContain(pulseText(part));
    expect(files.get(`${folder}/report.html`)).toContain('revision 2');
  });

  it('is not overwritten on the page by a slower run that knows fewer parts', async () => {
    const { world, files, count } = runningWorld(october);
    const slow = { ...world, site: { ...world.site } };
    let isFirst = true;
    slow.site.put = async (key, body, type) => {
      if (key.endsWith('report.html') && isFirst) {
        isFirst = false;
        count(october, november);
        await publishPulse(pulseStep(11), world);
      }
      await world.site.put(key, body, type);
    };
    await publishPulse(pulseStep(10), slow);
    expect(files.get(`${folder}/report.html`)).toContain('makers-2026-11.json');
    const { reports } = indexSchema.parse(JSON.parse(files.get('reports/index.json') ?? ''));
    expect(reports[0]?.parts).toHaveLength(2);
    const { results } = givenBackSchema.parse(JSON.parse(files.get('reports/makers/given-back.json') ?? ''));
    expect(results?.pulse).toBe('makers-2026-11');
  });
});

describe('a part that its attackers can break', () => {
  it('is withheld, with the pulse named and never where; the quarter is published without it and says so', async () => {
    const { world, files, logged, told, count } = runningWorld(fourIn(october));
    await expect(publishPulse(pulseStep(10), world)).rejects.toMatchObject({ code: 'promise-broken' });
    expect(files.size).toBe(0);
    expect(logged).toEqual([{ event: 'pulse.withheld', pulse: 'makers-2026-10', code: 'small-group' }]);
    const notice = told.get('for-stewards/makers/2026-Q4/makers-2026-10/withheld.json');
    expect(notice).toMatchObject({ pulse: 'makers-2026-10', outcome: 'withheld' });
    expect(JSON.stringify(notice)).not.toMatch(/Berlin|pulses\[/);

    count(fourIn(october), november);
    await publishQuarter(quarterStep(), world);
    const report = readReport(files.get(`${folder}/report.json`) ?? '');
    expect(report.pulses.map(({ pulse }) => pulse)).toEqual(['makers-2026-11']);
    expect(report.provenance.pulses.map(({ pulse }) => pulse)).toEqual(['makers-2026-11']);
    expect(report.withheld).toEqual([
      { pulse: 'makers-2026-10', status: 'withheld', words: 'Not published, because it could have identified people.' },
    ]);
    expect(files.get(`${folder}/report.html`)).toContain('Not published, because it could have identified people.');
    expect(files.get(`${folder}/report.csv`)).toContain('makers-2026-10,,,,answered,,,,,,withheld');

    // The mistake is found and mended, and the step is given back from the dead letters.
    count(october, november);
    await publishPulse(pulseStep(10), world);
    const revised = readReport(files.get(`${folder}/report.2.json`) ?? '');
    expect(revised.pulses.map(({ pulse }) => pulse)).toEqual(['makers-2026-10', 'makers-2026-11']);
    expect(revised.withheld).toBeUndefined();
  });

  it('is found beside its quarter if a single number differs', async () => {
    const { world, files } = runningWorld(october, november);
    await publishPulse(pulseStep(10), world);
    await publishQuarter(quarterStep(), world);
    const part = reportOfPart(readPart(files.get(`${folder}/makers-2026-10.json`) ?? ''));
    const report = readReport(files.get(`${folder}/report.json`) ?? '');
    const solver = await loadHighsSolver();
    expect(verifyWholly(report, [part], solver)).toEqual([]);
    const moved = structuredClone(report);
    const group = moved.pulses[0]?.groups[0];
    if (!group) throw new Error('a group must be there');
    group.answered = { status: 'few', of: group.members };
    const found = { code: 'published-twice', place: 'pulses[0]', words: 'makers-2026-10: not as it is in its part' };
    expect(verifyWholly(moved, [part], solver)).toContainEqual(found);
    const without = { ...report, pulses: report.pulses.slice(1) };
    expect(verifyWholly(without, [part], solver)).toContainEqual({ ...found, place: 'pulses' });
  });
});
