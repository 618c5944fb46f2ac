import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CommunityFiles } from '../../local/community-files.ts';
import { freePort } from '../../local/port.ts';
import { dice } from '../../local/simulated-dice.ts';
import { synthesise } from '../../local/synthesise.ts';
import { summary, type Timing } from './measure.ts';

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** A run that has not stopped by then is killed and counted as hung. */
const hungSeconds = 15;

export interface StopNumbers {
  /** From the signal to the end of the process, for runs that ended. */
  readonly seconds: Timing;
  readonly hung: number;
  /** How often the signal arrived during the start, during the quarter, and while serving. */
  readonly moments: Readonly<Record<Moment, number>>;
  /** Anything but a clean end: another exit code, a broken file, a leftover process. */
  readonly complaints: readonly string[];
}

type Moment = 'starting' | 'quarter' | 'serving';

/**
 * Stops `npm start` at random moments, again and again on one data folder, so that each run continues where the last one
 * ended; once a run serves, the next one begins the quarter again. Every sixth is stopped while it starts, the others up to
 * six seconds after the quarter began. The last run is not stopped, and must be a good one.
 *
 * @param own a community to run instead of the examples
 */
export async function measureStops(
  trials: number,
  seed: string,
  onTrial: (line: string) => void,
  own: CommunityFiles | undefined,
): Promise<StopNumbers> {
  const folder = await mkdtemp(join(tmpdir(), 'commons-pulse-bench-'));
  const data = join(folder, 'data');
  const port = String(await freePort());
  const command = ['--data', data, '--port', port, ...(own ? await argumentsFor(own, folder) : [])];
  const seconds: number[] = [];
  const complaints: string[] = [];
  const moments = { starting: 0, quarter: 0, serving: 0 };
  let fresh = false;
  // Only once, or a slow machine would never get past the start.
  await synthesise(process.cwd());
  try {
    for (let trial = 0; trial < trials; trial++) {
      const signal = dice(seed, 'signal', String(trial)) < 0.5 ? 'SIGINT' : 'SIGTERM';
      const after = (trial % 6 === 0 ? 3 : 6) * dice(seed, 'moment', String(trial));
      const run = startRun([...command, ...(fresh ? ['--fresh'] : [])]);
      if (trial % 6 !== 0) await run.says('Running');
      await new Promise((resolve) => setTimeout(resolve, after * 1000));
      const moment = momentOf(run.output());
      const ended = await run.end(signal);
      moments[moment] += 1;
      fresh = moment === 'serving';
      const wrong = [
        ...(ended.seconds === undefined ? ['hangs'] : []),
        // Before its first output it has neither begun anything nor installed its signal handlers.
        ...(ended.code === exitCodes[signal] || run.output() === '' ? [] : [`exit code ${ended.code}`]),
        ...(await brokenFiles(data)).map((file) => `broken: ${file}`),
        ...(await processesOf(data)).map((line) => `left: ${line}`),
      ];
      if (ended.seconds !== undefined) seconds.push(ended.seconds);
      const line = `${trial} ${signal} ${moment} ${after.toFixed(2)} s: ${ended.seconds?.toFixed(2) ?? '-'} s`;
      complaints.push(...wrong.map((what) => `${line} ${what}`));
      onTrial([line, ...wrong].join(' '));
    }
    const last = startRun(['--once', ...command]);
    const { code } = await last.ended;
    if (code !== 0) complaints.push(`the quarter that went on after all that ended with exit code ${code}`);
    return { seconds: summary(seconds), hung: trials - seconds.length, moments, complaints };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function argumentsFor({ configuration, roster }: CommunityFiles, folder: string): Promise<string[]> {
  const files = { config: join(folder, 'community.json'), roster: join(folder, 'roster.csv') };
  await writeFile(files.config, configuration);
  await writeFile(files.roster, roster);
  return ['--config', files.config, '--roster', files.roster, '--quarter', '2026-Q4'];
}

function startRun(arguments_: readonly string[]) {
  const child = spawn(process.execPath, ['local/require-node.mjs', 'local/main.ts', ...arguments_], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const ended = new Promise<{ code: number | null; at: number }>((resolve) =>
    child.once('exit', (code) => resolve({ code, at: performance.now() })),
  );
  return {
    output: () => output,
    ended,
    /** Also settles if the process ends without output. */
    says: async (text: string) => {
      while (!output.includes(text) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async end(signal: NodeJS.Signals): Promise<{ code: number | null; seconds: number | undefined }> {
      const began = performance.now();
      let hangs = false;
      child.kill(signal);
      const insist = setTimeout(() => {
        hangs = true;
        child.kill('SIGKILL');
      }, hungSeconds * 1000);
      const { code, at } = await ended;
      clearTimeout(insist);
      return { code, seconds: hangs ? undefined : (at - began) / 1000 };
    },
  };
}

const momentOf = (output: string): Moment =>
  output.includes('Serving until') ? 'serving' : output.includes('Running') ? 'quarter' : 'starting';

/** Files named as JSON whose content is not. */
async function brokenFiles(data: string): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true }).catch(() => []);
  const broken: string[] = [];
  for (const { name, parentPath } of entries.filter((entry) => entry.name.endsWith('.json'))) {
    const text = await readFile(join(parentPath, name), 'utf8');
    try {
      JSON.parse(text);
    } catch {
      broken.push(name);
    }
  }
  return broken;
}

/** Command lines of processes that still use the data folder half a second after the run ended. */
async function processesOf(data: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'args=']);
  return stdout.split('\n').filter((line) => line.includes(data));
}
