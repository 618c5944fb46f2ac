/** What functions log can be found, by the rules that Lambda documents for JSON logs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { log, logLine } from '../../../functions/runtime/log.ts';
import type { LogEvent } from '../../../shared/contract/log-events.ts';
import { type LogSource, logMetrics } from '../../../shared/contract/log-metrics.ts';
import { type Instant, isInstant } from '../../../shared/kernel/time.ts';
import { type Filed, filedByLambda } from './lambda-log-rules.ts';

const root = process.cwd();
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const now = '2026-10-13T07:00:00Z' as Instant;
/** Every name in the closed registry. */
const events = [...read('shared', 'contract', 'log-events.ts').matchAll(/^ {2}'([a-z.-]+)': \{/gm)].map(
  ([, event]) => event as LogEvent,
);
const lineOf = (event: LogEvent, fields: object = {}) => logLine(event, fields as never, now);
const written = (line: string) => JSON.parse(line) as { level: string };

afterEach(() => vi.restoreAllMocks());

test('an entry arrives at the level it was written at, and with its own time', () => {
  expect(events.length).toBeGreaterThan(25);
  for (const event of events) {
    const line = lineOf(event);
    expect(filedByLambda(line, 'INFO'), event).toEqual({
      ...{ level: written(line).level, ownTime: true },
      fields: JSON.parse(line),
    });
  }
});

test('warnings survive if a function keeps only warnings', () => {
  const kept = events.filter((event) => filedByLambda(lineOf(event), 'WARN'));
  expect(kept).toEqual(events.filter((event) => written(lineOf(event)).level === 'WARN'));
  expect(kept).toContain('request.failed');
  expect(kept).not.toContain('plan.reconciled');
});

describe('by the same rules a warning is filed at INFO', () => {
  test.each([
    ['without a time', { level: 'WARN', event: 'pulse.lost' }],
    ['with a time that is a number', { timestamp: 1_791_874_800, level: 'WARN', event: 'pulse.lost' }],
    ['with a day that does not exist', { timestamp: '2026-13-01T07:00:00Z', level: 'WARN', event: 'pulse.lost' }],
    ['without a zone', { timestamp: '2026-10-13T07:00:00', level: 'WARN', event: 'pulse.lost' }],
    ['with a level that Lambda does not know', { timestamp: now, level: 'WARNING', event: 'pulse.lost' }],
  ])('%s', (_, entry) => {
    expect(filedByLambda(JSON.stringify(entry), 'INFO')?.level).toBe('INFO');
    expect(filedByLambda(JSON.stringify(entry), 'WARN')).toBeUndefined();
  });
});

test('a line is whole, alone, and gives the time to the second and no finer', () => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  log('plan.reconciled', { created: 1, removed: 2, unchanged: 3 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  const { timestamp, ...entry } = JSON.parse(lines[0] ?? '') as { timestamp: string };
  expect(isInstant(timestamp)).toBe(true);
  expect(entry).toEqual({ level: 'INFO', event: 'plan.reconciled', created: 1, removed: 2, unchanged: 3 });
});

/** The filter of the runbook over what Lambda files: alternatives of `field in [words]` and `field like /pattern/`. */
const [, filter = ''] = /`filter ([^`]+)`/.exec(read('docs', 'runbook.md').replaceAll('\n', ' ')) ?? [];
const shownByRunbook = ({ fields }: Filed): boolean =>
  filter.split(' or ').some((condition) => {
    const [, among, words] = /^(\w+) in (\[.*\])$/.exec(condition) ?? [];
    if (among && words) return (JSON.parse(words) as unknown[]).includes(fields[among]);
    const [, like, pattern] = /^(\w+) like \/(.+)\/$/.exec(condition) ?? [];
    if (!like || !pattern)
      throw new Error(`the filter of the runbook must be one that is understood here: ${condition}`);
    return new RegExp(pattern).test(String(fields[like] ?? ''));
  });
const shown = (line: string) => {
  const filed = filedByLambda(line, 'INFO');
  return filed !== undefined && shownByRunbook(filed);
};

describe('the filter of the runbook', () => {
  test('shows every warning and nothing that went well', () => {
    for (const event of events) expect(shown(lineOf(event)), event).toBe(written(lineOf(event)).level === 'WARN');
  });

  test('shows what rings an alarm by having happened', () => {
    const silent = new Set(['PlansReconciled']);
    const sources: [string, readonly LogSource[]][] = Object.entries(logMetrics);
    const rings = sources.filter(([metric]) => !silent.has(metric) && !/^Mails/.test(metric));
    expect(rings.length).toBeGreaterThan(2);
    for (const [, from] of rings) for (const { event } of from) expect(shown(lineOf(event)), event).toBe(true);
  });

  test('shows the lines of Lambda itself: an error of the runtime, and a call that ran out of time', () => {
    const error = { timestamp: '2026-10-13T07:00:00.123Z', level: 'ERROR', requestId: 'any', errorType: 'TypeError' };
    expect(shown(JSON.stringify(error))).toBe(true);
    // The shape of a platform event: docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
    const report = { time: '2026-10-13T07:00:00.123Z', type: 'platform.report', record: { status: 'timeout' } };
    expect(shown(JSON.stringify(report))).toBe(true);
  });
});
