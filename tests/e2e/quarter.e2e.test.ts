import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readExamples } from '../../local/community-files.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { type LivedQuarter, undisturbedQuarter } from './lived-quarter.ts';
import { start, temporaryFolder } from './start-command.ts';

describe('a quarter', () => {
  let undisturbed: LivedQuarter;
  beforeAll(async () => {
    undisturbed = await undisturbedQuarter();
  }, 1_800_000);

  test('runs from the roster to the digest, every stage doing what it should', () => {
    expect(undisturbed.complaints).toEqual([]);
    expect(undisturbed.mails.length).toBeGreaterThan(200);
  });

  test('brings each steward a receipt for every participation file, and word of the comments, in their language', () => {
    const mailsTo = (address: string, ...subject: string[]) =>
      undisturbed.mails.filter(
        (mail) => mail.startsWith(`${address} `) && subject.every((part) => mail.includes(part)),
      );
    const files = readdirSync('examples/data-practice/signals').length;
    expect(mailsTo('chen.kim@example.org', 'Data Practice: a file was imported')).toHaveLength(files);
    expect(mailsTo('qiang.zahra@example.org', 'atei von Data Practice', 'übernommen')).toHaveLength(files);
    expect(mailsTo('chen.kim@example.org', 'Data Practice: comments for 2026-Q4 are ready to read')).toHaveLength(1);
    expect(mailsTo('qiang.zahra@example.org', 'Kommentare von Data Practice zu 2026-Q4 sind da')).toHaveLength(1);
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
    const rosters = (await readExamples(process.cwd())).map(({ roster }) => parseRoster(roster));
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
