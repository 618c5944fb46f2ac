import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largestCommunity } from '../../../tools/cost/breaking-points.ts';
import { readStanding } from '../../../tools/cost/deployment.ts';
import { writeNumbers } from '../../../tools/cost/page.ts';
import { buildReport, meteredSchema } from '../../../tools/cost/report.ts';
import { asText, dollars } from '../../../tools/cost/show.ts';

const metered = meteredSchema.parse(JSON.parse(readFileSync('tools/cost/metered.json', 'utf8')));
const page = readFileSync('docs/cost.md', 'utf8');

describe('docs/cost.md', () => {
  it('has the amounts of the prices and of what was metered; npm run cost -- --stored --write updates it', () => {
    expect(writeNumbers(page, buildReport(metered))).toBe(page);
    expect(page).toContain('each with its source in\n[prices.ts](../cli/prices/prices.ts)');
  });

  it('keeps the words around the numbers, and is refused without its marks', () => {
    const written = writeNumbers(page.replace('Mail', 'Post'), buildReport(metered));
    expect(written.split('\n')[0]).toBe(page.split('\n')[0]);
    expect(() => writeNumbers('# What it costs', buildReport(metered))).toThrow('must have the lines');
  });
});

describe('what a month costs', () => {
  const { sizes, worstForetold } = buildReport(metered);

  it('is given at five sizes, and grows with each', () => {
    expect(sizes.map(({ members }) => members)).toEqual([100, 1000, 10_000, 100_000, 1_000_000]);
    for (const [index, { bill }] of sizes.entries()) {
      const before = sizes[index - 1]?.bill;
      expect(bill.mail).toBeGreaterThan(before?.mail ?? 0);
      expect(bill.othersAfterFree).toBeGreaterThan(before?.othersAfterFree ?? 0);
      expect(bill.others).toBeGreaterThan(bill.othersAfterFree);
    }
  });

  it('follows the law closely: no significant item of the fourth quarter was predicted worse than by a tenth', () => {
    for (const { charged, foretoldOverMetered } of worstForetold) {
      expect(Math.abs(foretoldOverMetered - 1), charged).toBeLessThan(0.1);
    }
  });

  it('is cheaper for everything but mail if communities are bigger', () => {
    const bigger = buildReport(metered, 500).sizes;
    expect(bigger[2]?.bill.others).toBeLessThan(sizes[2]?.bill.others ?? 0);
    expect(bigger[2]?.communities).toBe(20);
  });
});

describe('what would break it', () => {
  it('is a community whose members one call cannot process in time', () => {
    const laws = {
      'seconds close-pulse': { fixed: 0, community: 30, member: 0.3 },
      'calls close-pulse': { fixed: 0, community: 3, member: 0 },
    };
    // A tenth of a second a member and call, ten seconds for the call itself, of 910.
    expect(largestCommunity('close-pulse', laws, { 'close-pulse': 910 })).toBeCloseTo(9000, 6);
  });

  it('names a real limit and a real size in every row', () => {
    for (const { what, from } of buildReport(metered).breakingPoints) {
      expect(`${from}: ${what}`).not.toMatch(/undefined|NaN|∞|-\d/);
    }
  });
});

describe('amounts', () => {
  it.each([
    [0, '0'],
    [0.0001, '< 0.001'],
    [0.0213, '0.021'],
    [1.234, '1.23'],
    [12.6, '13'],
    [1234.5, '1,235'],
  ])('are written with as many digits as are meaningful: %d', (amount, words) => expect(dollars(amount)).toBe(words));

  it('are aligned under each other', () => {
    expect(
      asText({
        title: 'T',
        rows: [
          ['a', 'bb'],
          ['long', '1'],
        ],
      }),
    ).toBe('T\n\na     bb\nlong   1');
  });
});

describe('what exists without being used', () => {
  it('is read from the template: a metric once however many filters feed it, an alarm by the metrics it watches', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pulse-standing-'));
    const filter = (MetricName: string) => ({
      Type: 'AWS::Logs::MetricFilter',
      Properties: { MetricTransformations: [{ MetricNamespace: 'Pulse', MetricName }] },
    });
    const Resources = {
      One: filter('Plans'),
      Two: filter('Plans'),
      Three: filter('Failures'),
      Plain: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Plans' } },
      Sum: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { Metrics: [{ Expression: 'a+b' }, { MetricStat: {} }, { MetricStat: {} }] },
      },
      Board: { Type: 'AWS::CloudWatch::Dashboard' },
      Mapping: { Type: 'AWS::Lambda::EventSourceMapping' },
      Function: { Type: 'AWS::Lambda::Function', Properties: { Description: 'commons-pulse plan', Timeout: 300 } },
    };
    await writeFile(join(folder, 'x.template.json'), JSON.stringify({ Resources }));
    const { usage, timeouts } = await readStanding(folder);
    await rm(folder, { recursive: true });
    expect(usage).toMatchObject({ metrics: 2, alarms: 3, dashboards: 1 });
    // Five polls of twenty seconds, all month: 15 a minute.
    expect(usage.queueRequests).toBeCloseTo(15 * 60 * 24 * 30.4, 6);
    expect(timeouts).toEqual({ plan: 300 });
  });
});
