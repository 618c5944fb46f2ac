/**
 * A person's browser showing a survey page, watched from outside: what it requests, receives and keeps. The page's own
 * security policy stays in force; axe is injected through the debugger, to which the policy does not apply.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Notice, NoticeName } from '../../locales/shape/survey.ts';
import { fillIn, surveyWords } from '../../locales/survey.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { documentedFields, documentedHeaders, isDocumentedStorage } from './documented-traces.ts';
import type { Invited, OpenPulse } from './open-pulse.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const screenshots = process.env['SCREENSHOTS'];

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

export interface Asked {
  /** Method and path. */
  readonly line: string;
  readonly fields: readonly string[];
}

export interface Person {
  readonly context: BrowserContext;
  page: Page;
  readonly invited: Invited;
  /** Every request that reached the network, in order. */
  readonly asked: Asked[];
  /** Every place in which something was kept. */
  readonly kept: Set<string>;
  /** Errors of the page's own code, and refusals of its policy. */
  readonly problems: string[];
  newTab(): Promise<Page>;
  close(): Promise<void>;
}

/** An empty browser in the hands of one invited person. */
export async function personWith(
  browser: Browser,
  pulse: OpenPulse,
  invited: Invited,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ viewport: phone, hasTouch: true, ...options });
  context.setDefaultTimeout(30_000);
  const asked: Asked[] = [];
  const problems: string[] = [];
  const checks: Promise<void>[] = [];
  const watch = async (request: Request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:') return;
    const fields = fieldsOf(request.postData());
    const line = `${request.method()} ${url.pathname}`;
    asked.push({ line, fields });
    if (url.origin !== pulse.stack.url) problems.push(`asked ${url.origin}`);
    if (JSON.stringify(documentedFields(line)) !== JSON.stringify(fields)) {
      problems.push(`undocumented request: ${line} ${fields}`);
    }
    const { cookie, referer, authorization } = await request.allHeaders();
    // A reader's pass goes to the reports of one community, and nowhere else.
    if (cookie && !/^\/reports\/[a-z0-9-]+\//.test(url.pathname)) problems.push(`${line} carried ${cookie}`);
    for (const one of [referer, authorization]) if (one) problems.push(`${line} carried ${one}`);
    const response = await request.response();
    if (!response) return;
    const headers = await response.allHeaders();
    if ('set-cookie' in headers && line !== 'POST /api/read') problems.push(`${line} set a cookie`);
    if (url.pathname.startsWith('/api/') && headers['cache-control'] !== 'no-store') {
      problems.push(`${line} may be kept in a cache`);
    }
    for (const [name, value] of documentedHeaders) {
      if (!headers[name]?.includes(value)) problems.push(`${line} must have ${name}: ${value}`);
    }
  };
  context.on('request', (request) => void checks.push(watch(request).catch(() => undefined)));
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    // Chromium itself reports lost and refused requests; the journeys decide whether those were right.
    if (message.type() === 'error' && !/net::|Failed to load resource/.test(message.text()))
      problems.push(message.text());
  });
  const person: Person = {
    context,
    page: await context.newPage(),
    invited,
    asked,
    kept: new Set(),
    problems,
    async newTab() {
      person.page = await context.newPage();
      return person.page;
    },
    async close() {
      await context.close();
      await Promise.all(checks);
      expect(problems).toEqual([]);
    },
  };
  return person;
}

/** Names of what a body carries, whether JSON or a form. */
function fieldsOf(body: string | null): string[] {
  if (!body) return [];
  return (body.startsWith('{') ? Object.keys(JSON.parse(body)) : [...new URLSearchParams(body).keys()]).toSorted();
}

export const wordsOf = (language: Language) => surveyWords[language];

/** A template of the page's words as a pattern: the filled-in parts may be anything. */
export const saying = (template: string): RegExp =>
  new RegExp(
    fillIn(template, {})
      .replaceAll(/[.+?^$()|[\]\\]/g, '\\$&')
      .replaceAll(/\{[a-z]+\}/g, '.+'),
  );

export const visit = ({ page, invited }: Person) => page.goto(invited.link);

/** Resolves once the page knows what the link is good for and has named the group. */
export const isReady = ({ page }: Person) => page.locator('#group', { hasText: /./ }).waitFor();

export async function answer({ page }: Person, choices: readonly number[]): Promise<void> {
  for (const [i, choice] of choices.entries()) await page.locator(`#q${i}-${choice}`).check();
}

export const send = ({ page }: Person) => page.locator('form button').click();

/** Waits for a notice in place of the form. */
export async function isTold({ page, invited }: Person, name: NoticeName, language = invited.language): Promise<void> {
  const [title]: Notice = wordsOf(language).script.notices[name];
  await page.getByRole('heading', { level: 1, name: saying(title) }).waitFor();
}

export const statusOf = (
  { page, invited }: Person,
  word: 'restored' | 'sending' | 'offline' | 'notSent' | 'trouble' | 'troubleNotSent' | 'finishing',
) => page.getByText(wordsOf(invited.language).script[word], { exact: true }).waitFor();

/** The receipt on the page of thanks. */
export const receiptOn = async ({ page }: Person): Promise<string> =>
  ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');

interface AxeWindow {
  axe: { run(options?: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
}

/** Leaves pictures of the page, at desktop and phone width, in the folder that SCREENSHOTS names. */
export async function takePictures({ page }: Pick<Person, 'page'>, name: string): Promise<void> {
  if (!screenshots) return;
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    // The first whole picture at another width lacks what is below a focused text field; the page itself does not.
    await page.screenshot();
    await page.screenshot({ path: `${screenshots}/${name}-${size.width}.png`, fullPage: true });
  }
}

/**
 * Checks a state as it is: nothing that axe objects to, on a phone and on a wide screen, light and dark, and nothing beyond
 * the screen's edge.
 */
export async function lookAt({ page }: Person, name: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const violations = (rules?: readonly string[]) =>
    page.evaluate(async (runOnly) => {
      const { axe } = globalThis as typeof globalThis & AxeWindow;
      const { violations } = await axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) });
      return violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes.map(({ target }) => target))}`);
    }, rules);
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    expect(await violations(), `${name}, ${size.width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(size.width);
  }
  await takePictures({ page }, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(['color-contrast']), `${name}, dark`).toEqual([]);
  if (screenshots) await page.screenshot({ path: `${screenshots}/${name}-dark.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: null });
}

/** Everything that a page's origin keeps, as `place key`, with the values of the database. */
async function keptBy(page: Page) {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const places = [
      ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
      ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
      ...(await caches.keys()).map((key) => `cache ${key}`),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
    ];
    const progress: unknown[] = [];
    for (const { name = '', version } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name, version));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        for (const key of await settled(objects.getAllKeys())) places.push(`IndexedDB ${name} ${store} ${String(key)}`);
        progress.push(...(await settled(objects.getAll())));
      }
      database.close();
    }
    return { places, progress };
  });
}

/** Fails if the browser keeps anything that docs/privacy.md does not name; returns the places. */
export async function keepsOnlyWhatIsDocumented(person: Person): Promise<string[]> {
  const cookies = await person.context.cookies();
  expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== 'Strict')).toEqual([]);
  const places = [...cookies.map(({ name }) => `cookie ${name}`), ...(await keptBy(person.page)).places];
  expect(places.filter((place) => !isDocumentedStorage(place))).toEqual([]);
  for (const place of places) person.kept.add(place);
  expect(new URL(person.page.url()).hash).toBe('');
  return places;
}

/** After thanks nothing is left of a response except its receipt, and nothing of the answers. */
export async function keepsOnlyItsReceipt(person: Person): Promise<void> {
  const places = await keepsOnlyWhatIsDocumented(person);
  expect(places.filter((place) => place.includes('answers'))).toEqual([]);
  const { progress } = await keptBy(person.page);
  expect(progress).toEqual([{ state: 'done', receipts: [await receiptOn(person)] }]);
}
