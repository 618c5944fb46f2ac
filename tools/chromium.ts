import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** A browser named by the user is the only one used; a wrong name must not silently find another. */
export const namedChromium = process.env['CHROMIUM'];
const places = namedChromium
  ? [namedChromium]
  : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];

const executablePath = places.find((place) => existsSync(place));

/** Whether the suites that need a real browser can run here. */
export const hasChromium = executablePath !== undefined;

export function launchChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('suites that need a browser must ask hasChromium first');
  return chromium.launch({
    executablePath,
    // No sandbox, because CI runs as root; the rest keeps the browser from calling home.
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
}
