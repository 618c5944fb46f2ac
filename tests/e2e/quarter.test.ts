import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { readExamples } from '../../local/community-files.ts';
import { judgeQuarter } from '../../local/outcome.ts';
import { quarterSpan, runQuarter } from '../../local/quarter.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import { parseRoster } from '../../shared/people/roster.ts';
import { quarterReportSchema } from '../../shared/report/quarter-report.ts';
import { openEveryLink } from '../attacks/open-every-link.ts';
import { freePort, start, temporaryFolder } from './start-command.ts';

const root = process.cwd();
const reportKey = 'reports/data-practice/2026-Q4/report.json';
const quiet = { step: () => undefined, end: () => undefined };

/** The published report without what is random by construction, and the mails, of a quarter run in this process. */
async function run(data: string, deliveries: number) {
  const quarter = '2026-Q4' as QuarterId;
  const communities = await readExamples(root);
  const plan = { communities, quarter, seed: 'commons', membersFolder: join(data, 'members') };
  const clock = await persistentClock(join(data, 'clock.json'), quarterSpan(plan).start);
  const lines: string[] = [];
  const writes: string[] = [];
  const stack = await startStack({
    assembly: await synthesise(root),
    data,
    port: 0,
    clock,
    deliveries,
    onLog: (_, line) => lines.push(line),
    onCall: ({ operation }) => void (/Put|Update|Delete|Transact|Send|POST/.test(operation) && writes.push(operation)),
  });
  try {
    const members = await runQuarter(stack, plan, quiet);
    const verdict = await judgeQuarter(stack, plan, members.outcomes);
    const report = await stack.readSiteObject(reportKey);
    const before = { mails: stack.mails().length, writes: writes.length };
    const links = await openEveryLink(stack.mails());
    await stack.drain();
    const followed = {
      links,
      writesBefore: before.writes,
      changes: writes.slice(before.writes),
      mails: stack.mails().length - before.mails,
    };
    const mails = stack.mails().map(({ to, subject }) => `${to} ${subject}`);
    const together = stack
      .mails()
      .filter(({ text }) => communities.every(({ community }) => text.includes(`/s/${community.id}-`)))
      .map(({ to }) => String(to));
    const [ours, theirs] = communities
      .map(({ roster }) => parseRoster(roster))
      .map((rows) => (rows.ok ? rows.value : []));
    const inBoth = theirs
      ?.map(({ address }) => String(address))
      .filter((one) => ours?.some(({ address }) => address === one));
    return { verdict, report: comparable(report), mails, together, inBoth, lines, followed };
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

  test('asks whoever is in both communities by one mail for both, and nobody else', () => {
    expect(undisturbed.together.length).toBeGreaterThan(15);
    expect(new Set(undisturbed.together)).toEqual(new Set(undisturbed.inBoth));
  });

  test('changes nothing when a mail scanner opens every link of every mail', () => {
    expect(undisturbed.followed.links).toBeGreaterThan(200);
    expect(undisturbed.followed.writesBefore).toBeGreaterThan(1000);
    expect(undisturbed.followed).toMatchObject({ changes: [], mails: 0 });
  });

  test('logs nothing that identifies a person, a link or a response', async () => {
    const rosters = (await readExamples(root)).map(({ roster }) => parseRoster(roster));
    const people = rosters
      .flatMap((rows) => (rows.ok ? rows.value : []))
      .flatMap(({ address, name }) => [address, name, address.split('@')[0] ?? '']);
    expect(people.length).toBeGreaterThan(150);
    expect(undisturbed.lines.length).toBeGreaterThan(500);
    const log = undisturbed.lines.join('\n').toLowerCase();
    expect(people.filter((mark) => log.includes(mark.toLowerCase()))).toEqual([]);
    // No hash, token, key or member id, no address of a machine: none is shorter than this.
    expect(log.match(/[0-9a-f]{24,}|[\w-]{40,}|\d+\.\d+\.\d+\.\d+|\S+@\S+/g) ?? []).toEqual([]);
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
      // An id is derived from what a mail is and whom it is for.
      const ids = stack
        .mails()
        .map(({ headers }) => headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value);
      expect(ids.length).toBeGreaterThan(200);
      expect(new Set(ids).size).toBe(ids.length);
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
