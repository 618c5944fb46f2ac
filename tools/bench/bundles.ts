import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildLikeFunction } from '../../infra/bundle.ts';
import { envNames } from '../../shared/contract/env.ts';
import type { FunctionName } from '../../shared/contract/functions.ts';
import { bareClients } from './bare-clients.ts';
import { summary, type Timing } from './measure.ts';

interface FileNumbers {
  readonly kilobytes: number;
  readonly gzipKilobytes: number;
  /** Milliseconds to import it in a new process, without the start of the process. */
  readonly importing: Timing;
  /** The part that its process spent computing, which hardly depends on the machine's other work. */
  readonly computing: Timing;
}

export interface BundleNumbers {
  readonly name: FunctionName;
  readonly whole: FileNumbers;
  /** The same for a bundle of the SDK clients that the function needs. */
  readonly bare: FileNumbers;
}

const run = promisify(execFile);
const timeImport = (url: string) =>
  `const c=process.cpuUsage(),b=performance.now();await import(${JSON.stringify(url)});
  const e=performance.now()-b,{user,system}=process.cpuUsage(c);console.log(e,(user+system)/1000)`;
const environment = {
  ...Object.fromEntries(envNames.map((name) => [name, 'arn:aws:x:eu-central-1:0:x'])),
  AWS_REGION: 'eu-central-1',
  SITE_URL: 'http://localhost',
  MAIL_FROM: 'a@example.org',
};

/**
 * Size and import time of every deployed bundle, beside its bare clients. Each import runs in its own process, and the two
 * take turns, so that the machine's other work affects both.
 */
export async function measureBundles(
  root: string,
  bundles: string,
  repeats: number,
  names: readonly FunctionName[],
): Promise<BundleNumbers[]> {
  await mkdir(join(root, 'build'), { recursive: true });
  const folder = await mkdtemp(join(root, 'build', 'bare-clients-'));
  try {
    const numbers: BundleNumbers[] = [];
    for (const name of names) {
      const bare = join(folder, `${name}.mjs`);
      const [built] = (await buildLikeFunction(root, { stdin: await bareClients(root, name) })).outputFiles;
      await writeFile(bare, built?.contents ?? '');
      numbers.push({ name, ...(await compare(join(bundles, name, 'index.mjs'), bare, repeats)) });
    }
    return numbers;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compare(whole: string, bare: string, repeats: number): Promise<Omit<BundleNumbers, 'name'>> {
  const samples = { whole: [] as Import[], bare: [] as Import[] };
  for (let i = 0; i < repeats; i++) {
    samples.whole.push(await importing(whole));
    samples.bare.push(await importing(bare));
  }
  return { whole: await numbersOf(whole, samples.whole), bare: await numbersOf(bare, samples.bare) };
}

interface Import {
  readonly milliseconds: number;
  readonly computed: number;
}

async function importing(file: string): Promise<Import> {
  const script = timeImport(pathToFileURL(file).href);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env: environment });
  const [milliseconds = Number.NaN, computed = Number.NaN] = stdout.split(' ').map(Number);
  return { milliseconds, computed };
}

async function numbersOf(file: string, samples: readonly Import[]): Promise<FileNumbers> {
  const contents = await readFile(file);
  return {
    kilobytes: contents.length / 1000,
    gzipKilobytes: gzipSync(contents).length / 1000,
    importing: summary(samples.map(({ milliseconds }) => milliseconds)),
    computing: summary(samples.map(({ computed }) => computed)),
  };
}
