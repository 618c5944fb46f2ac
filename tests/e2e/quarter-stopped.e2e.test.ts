import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { dataNameOf } from '../../local/data-names.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { comparable, smallCommunity, undisturbedSmallReport } from './lived-quarter.ts';
import { freePort, start, temporaryFolder } from './start-command.ts';

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

test('a quarter can be stopped at any moment: it ends at once, leaves whole files and no process, and goes on to the same report', async () => {
  const { path, remove } = await temporaryFolder();
  const data = join(path, 'data');
  const command = ['--data', data, '--port', String(await freePort()), ...smallCommunity.arguments];
  const stop = async (at: string, signal: keyof typeof exitCodes, ...more: string[]) => {
    const delayMs = Math.floor(Math.random() * 300);
    const { code, output } = await start([...command, ...more], { at, delayMs, signal });
    const what = `${signal} ${delayMs} ms after "${at}":\n${output}`;
    expect(code, what).toBe(exitCodes[signal]);
    expect(output, what).not.toMatch(/PROBLEM|Error|^\s+at /m);
    // The database ended with the run: its pid file disappears with it.
    expect(existsSync(join(data, 'dynoxide.pid')), what).toBe(false);
    for (const file of readdirSync(data, { recursive: true, withFileTypes: true })) {
      if (!file.name.endsWith('.json')) continue;
      const place = join(file.parentPath, file.name);
      expect(() => JSON.parse(readFileSync(place, 'utf8')), `${place} after ${what}`).not.toThrow();
    }
  };
  // While it starts, imports, opens, sends, is answered, closes, publishes, and serves; and between a count and its results.
  await stop('synthesising', 'SIGINT', '--once');
  await stop('Running', 'SIGTERM', '--once');
  await stop('2026-10-1', 'SIGINT', '--once');
  await stop('2026-10-2', 'SIGTERM');
  await stop('October 2026 is counted', 'SIGINT', '--once');
  await stop('2026-11-1', 'SIGTERM', '--once');
  await stop('December 2026 is counted', 'SIGINT');
  await stop('2026-12-2', 'SIGTERM', '--once');
  const finished = await start([...command, '--once']);
  expect(finished.output).not.toContain('PROBLEM');
  expect(finished.code).toBe(0);
  await stop('Serving until', 'SIGINT');
  // `--fresh` deletes everything whose name is on the list, so a run may write nothing else.
  expect(readdirSync(data).filter((name) => dataNameOf(name) === undefined)).toEqual([]);
  const clock = await persistentClock(join(data, 'clock.json'), '2026-10-01T00:00:00Z' as never);
  const stack = await startStack({ assembly: await synthesise(process.cwd()), data, port: 0, clock });
  try {
    expect(comparable(await stack.readSiteObject(smallCommunity.reportKey))).toEqual(await undisturbedSmallReport());
  } finally {
    await stack.stop();
    await remove();
  }
}, 1_800_000);
