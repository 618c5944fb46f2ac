import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { envNames } from '../shared/contract/env.ts';
import { functionNames } from '../shared/contract/functions.ts';
import { summary, type Timing } from './measure.ts';

export interface BundleNumbers {
  readonly name: string;
  readonly kilobytes: number;
  readonly gzipKilobytes: number;
  /** Milliseconds to import it in a new process, less the start of the process. */
  readonly importing: Timing;
}

const run = promisify(execFile);
const timeImport = (url: string) =>
  `const b=performance.now();await import(${JSON.stringify(url)});console.log(performance.now()-b)`;

/** Size and import time of every bundle as it is deployed; each import is a process of its own. */
export async function measureBundles(bundles: string, repeats: number): Promise<BundleNumbers[]> {
  const environment = Object.fromEntries(envNames.map((name) => [name, 'arn:aws:x:eu-central-1:0:x']));
  const numbers: BundleNumbers[] = [];
  for (const name of functionNames) {
    const file = join(bundles, name, 'index.mjs');
    const samples: number[] = [];
    for (let i = 0; i < repeats; i++) {
      const script = timeImport(pathToFileURL(file).href);
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...environment, AWS_REGION: 'eu-central-1', SITE_URL: 'http://localhost', MAIL_FROM: 'a@example.org' },
      });
      samples.push(Number(stdout));
    }
    const { size } = await stat(file);
    const gzipped = gzipSync(await readFile(file)).length;
    numbers.push({ name, kilobytes: size / 1000, gzipKilobytes: gzipped / 1000, importing: summary(samples) });
  }
  return numbers;
}
