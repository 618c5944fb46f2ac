/**
 * What `npx pulse trial` writes, uploaded on a Monday at noon and run on this machine with the functions that AWS would run:
 * the planner finds it during the night, the pulse opens on Wednesday, eight colleagues are asked, and so on to the digest.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { readCommunityFiles } from '../../local/community-files.ts';
import { judgeQuarter } from '../../local/outcome.ts';
import { silent } from '../../local/progress.ts';
import { runQuarter } from '../../local/quarter.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { newestReport } from '../../shared/report/shape/published-reports.ts';
import { eight, people, runTrial } from '../cli/trial-fixture.ts';

const folder = await mkdtemp(join(tmpdir(), 'pulse-trial-'));
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a trial uploaded on Monday opens on Wednesday, is answered, counted and published', async () => {
  const args = ['--folder', '.', '--json', ...eight.flatMap((one) => ['--person', one])];
  const { out } = await runTrial(folder, args);
  const dates: { pulse: string; quarter: QuarterId; opens: string; closes: string; publishes: string } =
    JSON.parse(out);
  const files = await readCommunityFiles(join(folder, 'community.json'), join(folder, 'roster.csv'));
  const data = join(folder, 'data');
  const uploaded = '2026-11-30T11:00:00Z' as Instant;
  const clock = await persistentClock(join(data, 'clock.json'), uploaded);
  const stack = await startStack({ assembly: await synthesise(process.cwd()), data, port: 0, clock });
  try {
    const plan = { communities: [files], quarter: dates.quarter, seed: 'trial', membersFolder: join(data, 'members') };
    const { outcomes } = await runQuarter(stack, plan, silent);
    expect((await judgeQuarter(stack, plan, outcomes)).complaints).toEqual([]);
    const asked = stack.mails().filter(({ text }) => text.includes(`/s/${dates.pulse}/`));
    const invited = asked.filter(({ at }) => at < '2026-12-02T10:00:00Z');
    expect(invited.map(({ to }) => String(to)).sort()).toEqual(people.map(({ address }) => address).sort());
    expect(invited.every(({ at }) => at >= dates.opens)).toBe(true);
    const report = await newestReport('trial' as CommunityId, dates.quarter, (key) => stack.readSiteObject(key));
    expect(report).toMatchObject({ generatedAt: dates.publishes });
    expect(report?.pulses).toMatchObject([
      { pulse: dates.pulse, members: 8, answered: { status: 'nearly-all', of: 8 } },
    ]);
    expect(await stack.readSiteObject(siteKeys.commitment(dates.pulse as never))).toBeDefined();
    const digests = stack.mails().filter(({ at }) => at >= dates.publishes);
    expect(digests.map(({ to }) => String(to))).toEqual(['ada@example.org']);
  } finally {
    await stack.stop();
  }
});
