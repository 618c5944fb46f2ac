/**
 * The scanners of docs/privacy.md, "What a mail scanner leaves", against the whole pipeline: one that requests every link,
 * and one in a real browser that presses every control. Each first changes something in a build that lacks what stops it.
 */
import { ristretto255 } from '@noble/curves/ed25519.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../shared/kernel/bytes.ts';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import { linksIn, openEveryLink } from '../attacks/open-every-link.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';
import {
  isReady,
  isTold,
  keepsOnlyWhatIsDocumented,
  type Person,
  personWith,
  visit,
  wordsOf,
} from './survey-browser.ts';
import { ToldAndCounted } from './told-and-counted.ts';

const controls = 'button, input:not([type=hidden]), textarea, select, summary, [role=button], [tabindex="0"]';

/** Presses everything on the page once, except what an earlier press removed. Returns how many controls there were. */
async function pressEverything(page: Page, order: 'first to last' | 'last to first'): Promise<number> {
  const found = await page.locator(controls).elementHandles();
  if (order === 'last to first') found.reverse();
  for (const control of found) {
    // A press as programs do it: on the element, wherever that is on the screen.
    await control.evaluate((element) => {
      if (element instanceof HTMLElement && element.isConnected) element.click();
    });
  }
  return found.length;
}

/** Next to it are the pulse's pages of prose. */
const isSurvey = (path: string): boolean => /^\/s\/[^/]+\/[a-z]{2}(?:-[A-Z]{2})?$/.test(path);

let pulse: OpenPulse;
beforeAll(async () => {
  // With a question in every mail: its links are scanned, too.
  pulse = await openPulse(16, { tapFromMail: true });
});
afterAll(() => pulse.stop());

describe('a mail scanner that requests every link, with GET and with HEAD', () => {
  /** A build in which requesting the unsubscribe link is enough, as it was everywhere before RFC 8058. */
  async function unsubscribesWhenOpened(address: string, method: string): Promise<Response> {
    if (!new URL(address).pathname.startsWith('/api/unsubscribe/')) return fetch(address, { method });
    return fetch(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  }

  /** A build whose survey link is handled by the server: it carries its secret there, and is spent when opened. */
  async function spendsWhenOpened(address: string, method: string): Promise<Response> {
    const token = new URLSearchParams(new URL(address).hash.slice(1)).get('t');
    if (!token) return fetch(address, { method });
    const element = toBase64Url(ristretto255.Point.BASE.toBytes());
    const body = { pulse: pulse.pulse, token, blinded: [{ kind: 'scores', element }] };
    const headers = { 'content-type': 'application/json' };
    return fetch(`${pulse.stack.url}/api/credentials`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  it('changes nothing', async () => {
    const before = { writes: pulse.writes.length, mails: pulse.stack.mails().length };
    expect(await openEveryLink(pulse.stack.mails())).toBeGreaterThanOrEqual(2 * 16);
    await pulse.stack.drain();
    expect(before.writes).toBeGreaterThan(16);
    expect(pulse.writes.slice(before.writes)).toEqual([]);
    expect(pulse.stack.mails()).toHaveLength(before.mails);
  });

  it.each([
    ['stops mails when the link for that is requested', unsubscribesWhenOpened],
    ['spends a link when it is requested', spendsWhenOpened],
  ])('would change something in a build that %s', async (_, ask) => {
    const { mail } = pulse.nextInvited();
    const before = pulse.writes.length;
    await openEveryLink([mail], ask);
    await pulse.stack.drain();
    expect(pulse.writes.length).toBeGreaterThan(before);
  });
});

describe.runIf(hasChromium)('a mail scanner that opens every link and presses every control', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function scan(bot: Person, order: 'first to last' | 'last to first') {
    const waiting = linksIn([bot.invited.mail]);
    const opened = new Set<string>();
    let pressed = 0;
    let tapped = 0;
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const { origin, pathname, hash } = new URL(address);
      if (origin !== pulse.stack.url || opened.has(pathname)) continue;
      opened.add(pathname);
      if (order === 'last to first') {
        await bot.page.close();
        await bot.newTab();
      }
      // In a new tab a survey page has no link of its own, so the scanner brings it along.
      const fragment = isSurvey(pathname) ? hash || new URL(bot.invited.link).hash : '';
      if (fragment.includes('&a=')) tapped += 1;
      await bot.page.goto(new URL(pathname + fragment, origin).href);
      if (fragment) await bot.page.locator('#group:not(:empty)').waitFor();
      waiting.push(...(await bot.page.locator('a[href]').evaluateAll((links) => links.map((link) => String(link)))));
      // Pressing the one button of this page cannot be told apart from a person: see docs/privacy.md.
      if (!pathname.startsWith('/api/unsubscribe/')) pressed += await pressEverything(bot.page, order);
      if (fragment) {
        // Its Send was answered at once with what is wrong; a sent message would have appeared just as soon. Anything
        // answered after that leaves its message hidden.
        expect(await bot.page.locator('.e').count()).toBeGreaterThan(0);
        expect(await bot.page.locator('#status').textContent()).toBe('');
        expect(await bot.page.locator('form button').getAttribute('aria-disabled')).not.toBe('true');
      }
      const places = await keepsOnlyWhatIsDocumented(bot);
      expect(places.filter((place) => place.startsWith('IndexedDB'))).toEqual([]);
    }
    return { opened: [...opened].sort(), pressed, tapped };
  }

  it.each(['first to last', 'last to first'] as const)(
    'leaves no trace, pressing from the %s',
    async (order) => {
      const invited = pulse.nextInvited();
      const bot = await personWith(browser, pulse, invited);
      const before = { writes: pulse.writes.length, mails: pulse.stack.mails().length };
      const { opened, pressed, tapped } = await scan(bot, order);
      await pulse.stack.drain();

      expect(tapped).toBeGreaterThan(0);
      expect(opened.filter(isSurvey)).toHaveLength(6);
      const told = [`/s/${pulse.pulse}/privacy-en`, '/receipt-ar', '/accessibility-en'];
      expect(opened).toEqual(expect.arrayContaining(told));
      expect(opened.some((path) => path.startsWith('/api/unsubscribe/'))).toBe(true);
      expect(pressed).toBeGreaterThan(6 * 30);
      expect(bot.asked.filter(({ line }) => /credentials|responses|POST .*unsubscribe/.test(line))).toEqual([]);
      expect(pulse.writes.slice(before.writes)).toEqual([]);
      expect(pulse.stack.mails()).toHaveLength(before.mails);
      await bot.close();

      const person = await personWith(browser, pulse, invited);
      await visit(person);
      await new ToldAndCounted(pulse).sendsAndIsThanked(person);
      expect(pulse.writes.length).toBeGreaterThan(before.writes);
      await person.close();
    },
    180_000,
  );

  /** The page as it is served, except for what `change` does to it. */
  const weaken = (context: BrowserContext, change: (html: string) => string) =>
    context.route(/\/s\/[^/]+\/[a-z]{2}$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    });

  it('has its Send refused because every question ends on “prefer not to answer”, or nothing is chosen', async () => {
    for (const [order, word] of [
      ['first to last', wordsOf('en').script.selectOne],
      ['last to first', wordsOf('en').script.selectAnswer],
    ] as const) {
      const bot = await personWith(browser, pulse, pulse.nextInvited());
      await visit(bot);
      await isReady(bot);
      await pressEverything(bot.page, order);
      // Choosing anything after Send hides its message.
      await bot.page.locator('.e', { hasText: word }).first().waitFor({ state: 'attached' });
      await bot.close();
    }
  });

  it.each([
    [
      'every question ends on an answer',
      'first to last',
      (html: string) =>
        html.replaceAll(/(<\/legend>)(.*?)(<label class="o x">.*?<\/label>)(?=<\/fieldset>)/gs, '$1$3$2'),
    ],
    [
      'an answer is chosen beforehand',
      'last to first',
      (html: string) => html.replaceAll(/(<input type="radio"[^>]* value="1")/g, '$1 checked'),
    ],
  ] as const)(
    'would answer in the person’s place in a build in which %s, pressing from the %s',
    async (_, order, change) => {
      const bot = await personWith(browser, pulse, pulse.nextInvited());
      await weaken(bot.context, change);
      const before = pulse.writes.length;
      await visit(bot);
      await isReady(bot);
      await pressEverything(bot.page, order);
      await isTold(bot, 'done');
      expect(pulse.writes.length).toBeGreaterThan(before);
      await bot.close();
    },
  );

  it('learns nothing from an incomplete link', async () => {
    const bot = await personWith(browser, pulse, pulse.nextInvited());
    await bot.page.goto(bot.invited.link.replace(/#.*/, ''));
    await isTold(bot, 'unknown-link');
    await bot.close();
  });
});
