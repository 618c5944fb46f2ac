import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persistentClock } from '../../local/clock.ts';
import { type CommunityFiles, readExample } from '../../local/community-files.ts';
import { madeCommunity } from '../../local/made-community.ts';
import { judgeQuarter } from '../../local/outcome.ts';
import { silent } from '../../local/progress.ts';
import { quarterSpan, runQuarter } from '../../local/quarter.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';

export interface QuarterNumbers {
  readonly readySeconds: number;
  readonly quarterSeconds: number;
  /** Memory of the runtime with all functions, which are its threads; the database is another process of 10 to 30 MB. */
  readonly peakMegabytes: number;
  readonly mails: number;
  readonly answers: number;
  readonly calls: number;
}

/** One whole quarter in a new folder, timed. Peak memory is the process's own high-water mark. */
export async function measureQuarter(communities: readonly CommunityFiles[]): Promise<QuarterNumbers> {
  const data = await mkdtemp(join(tmpdir(), 'commons-pulse-bench-'));
  const plan = { communities, quarter: '2026-Q4' as QuarterId, seed: 'bench', membersFolder: join(data, 'members') };
  let calls = 0;
  const countCall = () => {
    calls += 1;
  };
  const began = performance.now();
  const clock = await persistentClock(join(data, 'clock.json'), quarterSpan(plan).start);
  const assembly = await synthesise(process.cwd());
  const stack = await startStack({ assembly, data, port: 0, clock, onCall: countCall });
  const ready = performance.now();
  try {
    const members = await runQuarter(stack, plan, silent);
    const done = performance.now();
    const { complaints } = await judgeQuarter(stack, plan, members.outcomes);
    if (complaints.length > 0) throw new Error(`a measured quarter must be a good one: ${complaints.join('; ')}`);
    return {
      readySeconds: (ready - began) / 1000,
      quarterSeconds: (done - ready) / 1000,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      mails: stack.mails().length,
      answers: members.outcomes.answered,
      calls,
    };
  } finally {
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Twelve people in one zone, asked once. */
export const leastCommunity = (): CommunityFiles =>
  madeCommunity('alpha', 12, 1, {
    pulses: [{ monthOfQuarter: 1, instruments: [{ id: 'perceived-value', version: 1 }] }],
  });

/** The workload that only shows that a quarter can be measured. */
export const leastWorkload = 'a community of 12';

export const workloads: Readonly<Record<string, () => Promise<readonly CommunityFiles[]>>> = {
  'example, 64 members': async () => [await readExample(process.cwd())],
  [leastWorkload]: async () => [leastCommunity()],
  '3 communities of 60': async () => ['alpha', 'beta', 'gamma'].map((id) => madeCommunity(id, 60)),
};
