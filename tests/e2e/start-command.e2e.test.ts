import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { start, temporaryFolder } from './start-command.ts';

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
    await writeFile(
      join(path, 'run.json'),
      JSON.stringify({ community: 'other', quarter: '2026-Q1', seed: 'commons' }),
    );
    const { code, output } = await start(['--once', '--data', path]);
    expect(code).toBe(2);
    expect(output).toContain('--fresh');
    await remove();
  });

  test('with --fresh in a folder that is not its own, touches nothing and exits with 2', async () => {
    const { path, remove } = await temporaryFolder();
    await writeFile(join(path, 'thesis.txt'), 'years of work');
    const { code, output } = await start(['--once', '--fresh', '--data', path]);
    expect(output).toBe(
      `${path} is neither empty nor the folder of an earlier run, so nothing in it was touched: choose another with --data\n`,
    );
    expect(code).toBe(2);
    expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect(existsSync(join(path, 'runtime.lock'))).toBe(false);
    await remove();
  });
});
