import { hasChromium } from './chromium.ts';

/** Before the tests: says which suites cannot run on this machine, and how to change that. */
export default function setup(): void {
  if (hasChromium) return;
  process.stderr.write(
    'No Chromium found: the suites that need a browser (journeys, mail scanner and accessibility of the pages) are left out.\n' +
      'Install one (Debian: apt-get install chromium), or name it in the environment variable CHROMIUM.\n',
  );
}
