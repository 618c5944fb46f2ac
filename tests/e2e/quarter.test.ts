import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { readExample } from '../../local/community-files.ts';
import { judgeQuarter } from '../../local/outcome.ts';
import { quarterSpan, runQuarter } from '../../local/quarter.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import { quarterReportSchema } from '../../shared/report/quarter-report.ts';
import { freePort, start, temporaryFolder } from './start-command.ts';

const root = process.cwd();
const reportKey = 'reports/data-practice/2026-Q4/report.json';
const quiet = { step: () => undefined, end: () => undefined };

/** The published report without what is random by construction, and the mails, of a quarter run in this process. */
async function run(data: string, deliveries: number) {
  const example = await readExample(root);
  const quarter = '2026-Q4' as QuarterId;
  const plan = { communities: [example], quarter, seed: 'commons', membersFolder: join(data, 'members') };
  const clock = await persistentClock(join(data, 'clock.json'), quarterSpan(plan).start);
  const stack = await startStack({ assembly: await synthesise(root), data, port: 0, clock, deliveries });
  try {
    const members = await runQuarter(stack, plan, quiet);
    const verdict = await judgeQuarter(stack, plan, members.outcomes);
    const report = await stack.readSiteObject(reportKey);
    return { verdict, report: comparable(report), mails: stack.mails().map(({ to, subject }) => `${to} ${subject}`) };
  } finally {
    await stack.stop();
  }
}

function comparable(bytes: Uint8Array | undefined): unknown {
  const { provenance, $schema, ...report } = quarterReportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return report;
}

describe('a quarter', () => {
  let folder: string;
  let undisturbed: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commons-pulse-'));
    undisturbed = await run(join(folder, 'undisturbed'), 1);
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  test('runs from the roster to the digest, every stage doing what it should', () => {
    expect(undisturbed.verdict.complaints).toEqual([]);
    expect(undisturbed.mails.length).toBeGreaterThan(200);
  });

  test('ends in the same report and the same mails when every schedule, message and event arrives twice at once', async () => {
    const doubled = await run(join(folder, 'doubled'), 2);
    expect(doubled.verdict.complaints).toEqual([]);
    expect(doubled.report).toEqual(undisturbed.report);
    expect(doubled.mails.toSorted()).toEqual(undisturbed.mails.toSorted());
  }, 180_000);

  test('killed again and again and started again, it ends in the same report with no mail sent twice', async () => {
    const data = join(folder, 'killed');
    const port = await freePort();
    const command = ['--once', '--data', data, '--port', String(port)];
    // In the middle of importing, opening, sending, answering, closing and publishing: at each of these words it dies.
    for (const moment of ['Running', '2026-10-1', '2026-10-2', '2026-11-0', '2026-11-1', '2026-12-0', '2026-12-2']) {
      const killDelayMs = Math.floor(Math.random() * 400);
      const killed = await start(command, { killAt: moment, killDelayMs });
      expect(killed.code, `${killDelayMs} ms after ${moment}:\n${killed.output}`).toBeNull();
    }
    const finished = await start(command);
    expect(finished.output).not.toContain('PROBLEM');
    expect(finished.code).toBe(0);
    const clock = await persistentClock(join(data, 'clock.json'), '2026-10-01T00:00:00Z' as never);
    const stack = await startStack({ assembly: await synthesise(root), data, port: 0, clock });
    try {
      expect(comparable(await stack.readSiteObject(reportKey))).toEqual(undisturbed.report);
      const invitations = stack
        .mails()
        .map(({ to, subject, text }) => `${to} ${subject} ${/\/s\/[^/]+/.exec(text)?.[0]}`);
      expect(new Set(invitations).size).toBe(invitations.length);
    } finally {
      await stack.stop();
    }
  }, 300_000);
});

describe('the start command', () => {
  test('names every mistake in a roster, with its place and its cure, and imports nothing', async () => {
    const { path, remove } = await temporaryFolder();
    const roster = 'tests/fixtures/roster-with-mistakes.csv';
    const configuration = 'examples/data-practice/community.json';
    const { code, output } = await start([
      '--once',
      '--data',
      join(path, 'data'),
      '--roster',
      roster,
      '--config',
      configuration,
    ]);
    expect(code).toBe(2);
    expect(output).toContain('row 4, timezone: "Europe/Berln" is not a time zone. Did you mean Europe/Berlin?');
    expect(output).toContain('nothing was imported');
    await remove();
  });

  test('says in one sentence what is wrong with an option, and how it is used', async () => {
    const { code, output } = await start(['--port', 'eighty']);
    expect(code).toBe(2);
    expect(output).toBe('--port must be a whole number from 1024 to 65535.\n');
  });

  test('says which port is in use, and what to do', async () => {
    const { path, remove } = await temporaryFolder();
    const { createServer } = await import('node:net');
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, output } = await start(['--once', '--data', path, '--port', String(port)]);
    expect(code).toBe(2);
    expect(output).toMatch(new RegExp(`${port}.*--port`, 's'));
    server.close();
    await remove();
  });

  test('refuses to mix two quarters in one data folder', async () => {
    const { path, remove } = await temporaryFolder();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(
      join(path, 'run.json'),
      JSON.stringify({ community: 'other', quarter: '2026-Q1', seed: 'commons' }),
    );
    const { code, output } = await start(['--once', '--data', path]);
    expect(code).toBe(2);
    expect(output).toContain('--fresh');
    await remove();
  });
});
