/**
 * The pictures of the README, taken from the running example: `npm run pictures`. They are never drawn or retouched, so
 * they show what `npm start` shows.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../cli/read-arguments.ts';
import { hasChromium, launchChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'pictures');
const phone = { width: 360, height: 640 };
const desk = { width: 900, height: 640 };

readCommandLine({
  command: 'npm run pictures',
  does: 'Runs the example quarter and takes the pictures of the README, in about two minutes. Needs Chromium.',
  options: {},
  exits: {},
});

if (!hasChromium) {
  console.error('Pictures need Chromium (Debian: apt-get install chromium), or name one in CHROMIUM.');
  process.exit(2);
}
const data = await mkdtemp(join(tmpdir(), 'pulse-pictures-'));
const example = spawn(process.execPath, ['local/require-node.mjs', 'local/main.ts', '--data', data, '--port', '8431'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const { survey, report } = await linksOf(example);
  await takePictures(survey, report);
} finally {
  if (example.exitCode === null) {
    example.kill('SIGINT');
    await once(example, 'exit');
  }
  await rm(data, { recursive: true, force: true });
}

/** The links that the example prints: to its first report, and, once the next pulse is open, to that. */
function linksOf(child: ChildProcess): Promise<{ readonly survey: string; readonly report: string }> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const survey = /^ {2}(http:\/\/\S+\/s\/\S+#\S+)$/m.exec(said)?.[1];
      const report = /(http:\/\/\S+\/read\/\S+#\S+)/.exec(said)?.[1];
      if (survey && report) resolve({ survey, report });
    });
    child.on('exit', () => reject(new Error(`the example must print the link to its next pulse, but said:\n${said}`)));
  });
}

async function takePictures(survey: string, report: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  try {
    for (const [name, url, viewport] of [
      ['survey-on-a-phone', survey, phone],
      ['report', report, desk],
    ] as const) {
      const page = await browser.newPage({ viewport, deviceScaleFactor: 2, timezoneId: 'Europe/Berlin' });
      const reply = await page.goto(url, { waitUntil: 'networkidle' });
      if (!reply?.ok()) throw new Error(`${url} must be there, and was answered with ${reply?.status()}`);
      // A read link goes on to the report.
      await page.waitForURL((address) => !address.pathname.startsWith('/read/'));
      await page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(`docs/pictures/${name}.png`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
