import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasChromium, namedChromium } from '../tools/chromium.ts';

/** Before the tests: says which suites cannot run on this machine, and how to change that. */
export default function setup(): void {
  if (hasChromium) return;
  const found = namedChromium ? `CHROMIUM names ${namedChromium}, which is not there` : 'No Chromium found';
  const suites = suitesInABrowser().map((name) => `  ${name}\n`);
  process.stderr.write(
    `${found}: what these suites do in a browser is left out.\n${suites.join('')}` +
      'Install one (Debian: apt-get install chromium), or name it in the environment variable CHROMIUM.\n',
  );
}

/** The test files that ask whether there is a browser. */
function suitesInABrowser(): string[] {
  const names = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(import.meta.dirname, name), 'utf8').includes('(hasChromium)'))
    .map((name) => join('tests', name))
    .toSorted();
}
