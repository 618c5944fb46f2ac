/**
 * How soon a person on a slow phone can answer, beside three other ways to ask the same questions, in one run.
 *
 * A cold browser of 360 by 740 px with touch, CPU slowed four times, network as Lighthouse's slow 4G (562.5 ms a request,
 * A cold browser of 360 by 740 px with touch, CPU slowed four times, network as Lighthouse's slow 4G (562.5 ms a request,
 * 1,474.56 kbit/s down, 675 up), every file brotli at level 11 over HTTP/1.1 from this machine: no TLS, no distance. Our
 * page comes from a pulse that is really open in the local runtime, with its whole answer path behind it. "Answerable" means
 * the first radio in a parsed page with the main thread free for the next frame; the tap happens at that moment.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { persistentClock } from '../../local/clock.ts';
import { listen } from '../../local/port.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { surveyWords } from '../../locales/survey.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import type { CommunityInput } from '../../shared/contract/community.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { launchChromium } from '../chromium.ts';
import { summary, type Timing } from './measure.ts';
import { buildPeers, type Peer, type Questions } from './survey-peers.ts';

const instrument = { id: 'perceived-value', version: 1 };

const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};

export interface PageNumbers {
  readonly name: string;
  /** On the wire, headers included: until a person could answer, and in total until the tap was painted. */
  readonly bytesBefore: number;
  readonly requestsBefore: number;
  readonly bytes: number;
  readonly requests: number;
  /** Milliseconds from the start of the navigation; the tap's own in the last two. */
  readonly answerable: Timing;
  readonly interacted: Timing;
  readonly inputDelay: Timing;
  readonly tap: Timing;
  /** Cumulative layout shift, the worst of all runs. */
  readonly layoutShift: number;
}

export interface SurveyNumbers {
  readonly pages: readonly PageNumbers[];
  /** Bytes of our page and of the code that it loads while a member answers. */
  readonly files: readonly { readonly name: string; readonly gzip: number; readonly brotli: number }[];
  readonly leftOut: string | undefined;
}

/** @param withOthers whether to measure pages that ask the same with other libraries, too */
export async function measureSurveyPage(repeats: number, withOthers: boolean): Promise<SurveyNumbers> {
  const data = await mkdtemp(join(tmpdir(), 'commons-pulse-bench-'));
  const clock = await persistentClock(join(data, 'clock.json'), '2026-10-01T00:00:00Z' as Instant);
  const stack = await startStack({ assembly: await synthesise(process.cwd()), data, port: 0, clock });
  const browser = await launchChromium();
  try {
    const link = new URL(await openOnePulse(stack));
    let leftOut: string | undefined;
    const peers = withOthers
      ? await buildPeers(questions()).catch((error: unknown) => {
          leftOut = `the others are left out, because npm could not install them: ${String(error).split('\n')[0]}`;
          return [];
        })
      : [];
    const ours = await serve(proxyOf(stack.url));
    const pages: PageNumbers[] = [];
    try {
      const address = `http://127.0.0.1:${ours.port}${link.pathname}${link.hash}`;
      pages.push(await measure(browser, 'Commons Pulse', address, repeats, '#group:not([hidden])'));
      for (const peer of peers) {
        const server = await serve(filesOf(peer));
        try {
          pages.push(await measure(browser, peer.name, `http://127.0.0.1:${server.port}/`, repeats));
        } finally {
          server.close();
        }
      }
    } finally {
      ours.close();
    }
    return { pages, files: await ownFiles(stack, link.pathname), leftOut };
  } finally {
    await browser.close();
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

function questions(): Questions {
  const [found] = instrumentsOf([instrument]);
  if (found?.scale.kind !== 'labelled') throw new Error('the measured instrument must have labelled points');
  const choices = [...found.scale.labels.en, surveyWords.en.preferNot];
  return { title: 'Data guild: pulse', wordings: found.items.map(({ wording }) => wording.en), choices };
}

/** A community of forty with one pulse of five questions; returns one of its links. */
async function openOnePulse(stack: Stack): Promise<string> {
  const community = 'data-guild' as CommunityId;
  const input: CommunityInput = {
    id: community,
    name: 'Data guild',
    timeZone: 'Europe/Berlin',
    steward: { name: 'Sam Steward', email: 'person0@example.org' },
    pulses: [{ monthOfQuarter: 1, instruments: [instrument] }],
  };
  const rows = Array.from(
    { length: 40 },
    (_, i) => `person${i}@example.org,Person ${i},Platform,Europe/Berlin,en,member`,
  );
  const roster = ['email,name,group,timezone,language,role', ...rows].join('\n');
  for (const [key, text] of [
    [inboxKeys.configuration(community), JSON.stringify(input)],
    [inboxKeys.roster(community), roster],
  ] as const) {
    await stack.putInboxObject(key, new TextEncoder().encode(text));
    await stack.drain();
  }
  await stack.advanceTo('2026-10-13T07:30:00Z' as Instant);
  const [link] = stack.mails().flatMap(({ text }) => /http:\S+\/s\/\S+#\S+/.exec(text)?.[0] ?? []);
  if (link === undefined) throw new Error('a member must be invited');
  return link;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
}
type Answer = (method: string, path: string, body: Uint8Array) => Promise<Reply>;

/** Serves the pulse as a distribution would. */
const proxyOf =
  (site: string): Answer =>
  async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(site + path, method === 'POST' ? { method, headers, body: Buffer.from(body) } : {});
    const type = reply.headers.get('content-type') ?? '';
    return { status: reply.status, type, body: new Uint8Array(await reply.arrayBuffer()) };
  };

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', woff2: 'font/woff2' };

const filesOf =
  ({ files }: Peer): Answer =>
  async (_, path) => {
    const body = files.get(path);
    const type = types[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8';
    return body ? { status: 200, type, body } : { status: 404, type: 'text/plain', body: new Uint8Array() };
  };

const brotli = (body: Uint8Array): Uint8Array =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });

async function serve(answer: Answer): Promise<{ port: number; close(): void }> {
  const compressed = new Map<string, Uint8Array>();
  const server: Server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '/';
    const { status, type, body } = await answer(request.method ?? 'GET', path, Buffer.concat(chunks));
    // Fonts are compressed already.
    const isText = !type.startsWith('font');
    const key = `${request.method} ${path} ${body.length}`;
    const small = isText ? (compressed.get(key) ?? brotli(body)) : body;
    if (isText && request.method === 'GET') compressed.set(key, small);
    response.writeHead(status, { 'content-type': type, ...(isText && { 'content-encoding': 'br' }) });
    response.end(small);
  });
  const port = await listen(server, 0);
  return {
    port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The page's measurements of itself; inserted before its own code. */
const observer = `
  window.measured = { shift: 0, tap: 0, delay: 0 };
  const waiting = new Map();
  window.until = (name) => measured[name] ? true : new Promise((resolve) => waiting.set(name, resolve));
  const set = (name, value) => { measured[name] = value; waiting.get(name)?.(true); };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) measured.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.interactionId) { measured.delay = Math.max(measured.delay, entry.processingStart - entry.startTime); set('tap', Math.max(measured.tap, entry.duration)); } }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
  const look = () => {
    if (document.querySelector('input[type=radio]') && document.readyState !== 'loading') requestAnimationFrame(() => setTimeout(() => set('answerable', performance.now())));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  document.addEventListener('change', () => requestAnimationFrame(() => setTimeout(() => { if (!measured.interacted) set('interacted', performance.now()); })), true);`;

interface Measured {
  until(name: string): unknown;
  measured: { answerable: number; interacted: number; delay: number; tap: number; shift: number };
}

async function measure(
  browser: Browser,
  name: string,
  address: string,
  repeats: number,
  settledBy?: string,
): Promise<PageNumbers> {
  const runs: (Measured['measured'] & { all: number[]; before: number[] })[] = [];
  for (let run = 0; run < repeats; run++) {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
    });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4g);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const started = new Map<string, string>();
    const finished: { url: string; bytes: number }[] = [];
    session.on('Network.requestWillBeSent', ({ requestId, request }) => void started.set(requestId, request.url));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const url = started.get(requestId) ?? '';
      if (url.startsWith('http')) finished.push({ url, bytes: encodedDataLength });
    });
    await page.addInitScript(observer);
    const until = (name: string) =>
      page.evaluate((one) => (globalThis as typeof globalThis & Measured).until(one), name);
    await page.goto(address, { waitUntil: 'commit' });
    await until('answerable');
    await page.locator('label:has(input[type=radio]), input[type=radio] + label').first().tap({ force: true });
    await until('interacted');
    await until('tap');
    await page.waitForLoadState('load');
    if (settledBy) await page.locator(settledBy).waitFor();
    const { measured, arrived } = await page.evaluate(() => {
      const { measured } = globalThis as typeof globalThis & Measured;
      const entries = performance.getEntries().filter((entry) => 'responseEnd' in entry);
      const arrived = entries.map((entry) => ({
        url: entry.name.replace(/#.*/, ''),
        at: Number(Reflect.get(entry, 'responseEnd')),
      }));
      return { measured, arrived };
    });
    const isBefore = (url: string) => arrived.some((entry) => entry.url === url && entry.at <= measured.answerable);
    const all = finished.map(({ bytes }) => bytes);
    const before = finished.filter(({ url }) => isBefore(url)).map(({ bytes }) => bytes);
    runs.push({ ...measured, all, before });
    await context.close();
  }
  const of = (key: 'answerable' | 'interacted' | 'delay' | 'tap') => summary(runs.map((run) => run[key]));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const median = (numbers: readonly number[]) => summary(numbers).median;
  return {
    name,
    bytesBefore: median(runs.map(({ before }) => sum(before))),
    requestsBefore: median(runs.map(({ before }) => before.length)),
    bytes: median(runs.map(({ all }) => sum(all))),
    requests: median(runs.map(({ all }) => all.length)),
    answerable: of('answerable'),
    interacted: of('interacted'),
    inputDelay: of('delay'),
    tap: of('tap'),
    layoutShift: Math.max(...runs.map(({ shift }) => shift)),
  };
}

async function ownFiles(stack: Stack, page: string): Promise<SurveyNumbers['files']> {
  const keys = [page.slice(1), ...(await stack.listSiteObjects('assets/'))];
  return Promise.all(
    keys.map(async (key) => {
      const body = (await stack.readSiteObject(key)) ?? new Uint8Array();
      return { name: key, gzip: gzipSync(body, { level: 9 }).length, brotli: brotli(body).length };
    }),
  );
}
