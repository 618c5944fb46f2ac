import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitAsBroken } from '../cli/exit-codes.ts';
import { helpOf, UsageError } from '../cli/read-arguments.ts';
import { quarterOf } from '../shared/contract/quarters.ts';
import type { QuarterId } from '../shared/kernel/ids.ts';
import type { CalendarDate } from '../shared/kernel/time.ts';
import { type Clock, persistentClock } from './clock.ts';
import { type CommunityFiles, readCommunityFiles, readExamples } from './community-files.ts';
import { openDataFolder } from './data-folder.ts';
import { dataNames } from './data-names.ts';
import { requireDynamoDb } from './dynamodb.ts';
import { openNextPulse } from './next-pulse.ts';
import { judgeQuarter } from './outcome.ts';
import { showProgress } from './progress.ts';
import { type QuarterPlan, quarterSpan, runQuarter } from './quarter.ts';
import { type Stack, startStack } from './stack.ts';
import { readStartOptions, type StartOptions, usage } from './start-options.ts';
import { Stopped, stopOnSignals, whenAborted } from './stop-on-signals.ts';
import { synthesise } from './synthesise.ts';
import { wordsForSystemError } from './system-error.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const exampleQuarter = '2026-Q4' as QuarterId;
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(signal: AbortSignal): Promise<number> {
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
  const { seed } = options;
  const ids = communities.map(({ community }) => community.id);
  const run = { community: ids.join(' and '), quarter, quarters: options.quarters, seed };
  const { unlock, left } = openDataFolder(data, run, options.fresh, root);
  if (left.length > 0) say(`Left in ${data}, because it is not ours: ${left.join(', ')}`);

  const started = performance.now();
  say('Commons Pulse on this machine: synthesising the stacks …');
  const assembly = await synthesise(root, signal);
  // The first example is older than the others, so it has years to show.
  const before = { quarters: options.quarters - 1, communities: communities.slice(0, 1) };
  const plan = { communities, quarter, before, seed, membersFolder: join(data, dataNames.members) };
  const clock = await persistentClock(join(data, dataNames.clock), quarterSpan(plan).start);
  const stack = await startStack({ assembly, data, unlock, signal, port: options.port, clock });
  try {
    say(`Ready in ${seconds(started)}.`);
    const isGood = await liveQuarter(stack, plan);
    if (options.once) return isGood ? 0 : 1;
    await serve(stack, plan, clock);
    return await whenAborted(signal);
  } finally {
    await stack.stop();
  }
}

/** Whether every stage worked. */
async function liveQuarter(stack: Stack, plan: QuarterPlan): Promise<boolean> {
  const names = plan.communities.map(({ community }) => community.name);
  const years = plan.before?.quarters ? `, with the ${plan.before.quarters} before for ${names[0]}` : '';
  say(`Running ${listed(names)}, ${plan.quarter}${years} …`);
  const started = performance.now();
  const members = await runQuarter(stack, plan, showProgress(process.stdout));
  const { table, complaints } = await judgeQuarter(stack, plan, members.outcomes);
  say(`Done in ${seconds(started)}.\n\n${table}`);
  for (const complaint of complaints) say(`PROBLEM: ${complaint}`);
  return complaints.length === 0;
}

async function serve(stack: Stack, { communities: [first], quarter }: QuarterPlan, clock: Clock): Promise<void> {
  const link = first && (await openNextPulse(stack, first, quarter));
  if (link) say(`\nThe next pulse is open. Answer it yourself:\n  ${link}`);
  say('\nServing until Ctrl-C. Start again to continue from here; --fresh starts over.');
  clock.follow();
}

function chooseQuarter(options: StartOptions, [first]: readonly CommunityFiles[]): QuarterId {
  if (options.quarter !== undefined) return options.quarter as QuarterId;
  if (options.own === undefined || !first) return exampleQuarter;
  const today = new Date().toISOString().slice(0, 10) as CalendarDate;
  return quarterOf(today, first.community.quarter.firstMonth);
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const signal = stopOnSignals(say);
try {
  process.exitCode = await main(signal);
} catch (error) {
  // A failure while stopping is caused by the stop; no pending work may keep the process alive.
  if (signal.reason instanceof Stopped) process.exit(signal.reason.exitCode);
  const words = error instanceof UsageError ? error.message : wordsForSystemError(error);
  if (words === undefined) {
    exitAsBroken();
    throw error;
  }
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
}
