import { join } from 'node:path';
import { expect, test } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { comparable, smallCommunity, undisturbedSmallReport } from './lived-quarter.ts';
import { freePort, start, temporaryFolder } from './start-command.ts';

test('a quarter that is killed and restarted again and again ends in the same report with no mail sent twice', async () => {
  const { path, remove } = await temporaryFolder();
  const data = join(path, 'data');
  const port = await freePort();
  const command = ['--once', '--data', data, '--port', String(port), ...smallCommunity.arguments];
  // In the middle of importing, opening, sending, answering, closing and publishing, and between a pulse's count and its
  // results: at each of these words it dies.
  for (const moment of [
    'Running',
    '2026-10-1',
    '2026-10-2',
    'October 2026 is counted',
    '2026-11-1',
    'December 2026 is counted',
    '2026-12-2',
  ]) {
    const delayMs = Math.floor(Math.random() * 400);
    const killed = await start(command, { at: moment, delayMs, signal: 'SIGKILL' });
    expect(killed.code, `${delayMs} ms after ${moment}:\n${killed.output}`).toBeNull();
  }
  const finished = await start(command);
  expect(finished.output).not.toContain('PROBLEM');
  expect(finished.code).toBe(0);
  const clock = await persistentClock(join(data, 'clock.json'), '2026-10-01T00:00:00Z' as never);
  const stack = await startStack({ assembly: await synthesise(process.cwd()), data, port: 0, clock });
  try {
    expect(comparable(await stack.readSiteObject(smallCommunity.reportKey))).toEqual(await undisturbedSmallReport());
    // An id is derived from what a mail is and whom it is for.
    const ids = stack
      .mails()
      .map(({ headers }) => headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value);
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
  } finally {
    await stack.stop();
    await remove();
  }
}, 1_800_000);
