import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { helpOf, UsageError } from '../cli/read-arguments.ts';
import { quarterOf } from '../shared/contract/quarters.ts';
import type { QuarterId } from '../shared/kernel/ids.ts';
import type { CalendarDate } from '../shared/kernel/time.ts';
import { persistentClock } from './clock.ts';
import { type CommunityFiles, readCommunityFiles, readExamples } from './community-files.ts';
import { requireDynamoDb } from './dynamodb.ts';
import { openNextPulse } from './next-pulse.ts';
import { judgeQuarter } from './outcome.ts';
import { showProgress } from './progress.ts';
import { quarterSpan, runQuarter } from './quarter.ts';
import { startStack } from './stack.ts';
import { readStartOptions, type StartOptions, usage } from './start-options.ts';
import { synthesise } from './synthesise.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const exampleQuarter = '2026-Q4' as QuarterId;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What a data folder was started with; it can only be continued with the same. */
const runSchema = z.strictObject({ community: z.string(), quarter: z.string(), seed: z.string() });

async function main(): Promise<number> {
  const options = readStartOptions(process.argv.slice(2));
  if (options === undefined) {
    say(helpOf(usage));
    return 0;
  }
  const communities = options.own
    ? [await readCommunityFiles(options.own.configuration, options.own.roster)]
    : await readExamples(root);
  requireDynamoDb();
  const data = resolve(options.data);
  const quarter = chooseQuarter(options, communities);
  if (options.fresh) await rm(data, { recursive: true, force: true });
  const ids = communities.map(({ community }) => community.id);
  await claimData(data, { community: ids.join(' and '), quarter, seed: options.seed });

  const started = performance.now();
  say('Commons Pulse on this machine: synthesising the stacks …');
  const assembly = await synthesise(root);
  const plan = { communities, quarter, seed: options.seed, membersFolder: join(data, 'members') };
  const clock = await persistentClock(join(data, 'clock.json'), quarterSpan(plan).start);
  const stack = await startStack({ assembly, data, port: options.port, clock });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stack.stop();
    return stopping;
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    // Whatever the quarter was in the middle of fails now, and is taken up again at the next start.
    process.once(signal, () => {
      process.removeAllListeners('uncaughtException').on('uncaughtException', () => {});
      say('\nStopping …');
      void stop().finally(() => process.exit(code));
    });
  }
  try {
    say(
      `Ready in ${seconds(started)}. Running ${communities.map(({ community }) => community.name).join(' and ')}, ${quarter} …`,
    );
    const quarterStarted = performance.now();
    const members = await runQuarter(stack, plan, showProgress(process.stdout));
    const verdict = await judgeQuarter(stack, plan, members.outcomes);
    say(`The quarter ran in ${seconds(quarterStarted)}.\n\n${verdict.table}`);
    for (const complaint of verdict.complaints) say(`PROBLEM: ${complaint}`);
    if (options.once) {
      await stop();
      return verdict.complaints.length === 0 ? 0 : 1;
    }
    const [first] = communities;
    const link = first && (await openNextPulse(stack, first, quarter));
    if (link) say(`\nThe next pulse is open. Answer it yourself:\n  ${link}`);
    say('\nServing until Ctrl-C. Start again to find everything as it is; --fresh forgets it.');
    clock.follow();
    await new Promise(() => {});
    return 0;
  } catch (error) {
    // Stopped from outside: the handler above ends the process.
    if (stopping) await new Promise(() => {});
    throw error;
  } finally {
    await stop();
  }
}

function chooseQuarter(options: StartOptions, [first]: readonly CommunityFiles[]): QuarterId {
  if (options.quarter !== undefined) return options.quarter as QuarterId;
  if (options.own === undefined || !first) return exampleQuarter;
  const today = new Date().toISOString().slice(0, 10) as CalendarDate;
  return quarterOf(today, first.community.quarter.firstMonth);
}

/** Creates the data folder, or makes sure that it holds the run that is asked for. */
async function claimData(data: string, run: z.infer<typeof runSchema>): Promise<void> {
  const file = join(data, 'run.json');
  if (!existsSync(file)) {
    await mkdir(data, { recursive: true });
    await writeFile(file, JSON.stringify(run));
    return;
  }
  const before = runSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  if (JSON.stringify(before) !== JSON.stringify(run)) {
    throw new UsageError(
      `${data} holds ${before.community}, ${before.quarter}, seed "${before.seed}". ` +
        'Add --fresh to forget it, or --data DIR to keep both.',
    );
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
