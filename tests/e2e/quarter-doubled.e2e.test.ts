import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNeighbours } from '../../local/community-files.ts';
import { liveQuarter, undisturbedQuarter } from './lived-quarter.ts';

test('a quarter ends in the same report and the same mails when every schedule, message and event arrives twice at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commons-pulse-'));
  const doubled = await liveQuarter(folder, 2, await readNeighbours(process.cwd()));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  // Of two simultaneous openings the earlier one yields to the other and is retried; it then finds the pulse open.
  const yielded = /PulseError: no other run must begin to invite before a pulse opens$/;
  expect(doubled.complaints.filter((complaint) => !yielded.test(complaint))).toEqual([]);
  const undisturbed = await undisturbedQuarter();
  expect(doubled.report).toEqual(undisturbed.report);
  expect(doubled.mails.toSorted()).toEqual(undisturbed.mails.toSorted());
}, 1_800_000);
