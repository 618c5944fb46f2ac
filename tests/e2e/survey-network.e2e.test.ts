/**
 * People whose network, server or tab fails them at every step between Send and thanks, through the whole pipeline. The close
 * must then count what they were told.
 */
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import { documentedHeaders } from './documented-traces.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';
import {
  answer,
  isReady,
  keepsOnlyItsReceipt,
  keepsOnlyWhatIsDocumented,
  lookAt,
  type Person,
  personWith,
  send,
  statusOf,
  visit,
  wordsOf,
} from './survey-browser.ts';
import { ToldAndCounted } from './told-and-counted.ts';

const steps = {
  'the protocol code': '**/assets/*',
  'the manifest': '**/manifest.json',
  'the status of the link': '**/api/status',
  'the credential': '**/api/credentials',
  'the response': '**/api/responses',
} as const;

/** Each attempt of the page uses a real network on a busy machine. */
const patiently = { timeout: 30_000 };

const inTrouble = (route: Route) => {
  const headers = { ...Object.fromEntries(documentedHeaders), 'cache-control': 'no-store' };
  return route.fulfill({ status: 503, headers, json: { code: 'try-again', message: '' } });
};

/** What happens to one request, once; whether the page still exists afterwards. */
const faults: Readonly<Record<string, (route: Route, person: Person) => Promise<unknown>>> = {
  'is lost on its way': (route) => route.abort('connectionreset'),
  'arrives, but its answer is lost': async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  },
  'meets a server in trouble': (route) => inTrouble(route),
  'is on its way when the tab is reloaded': async (route, { page }) => {
    await Promise.all([route.abort().catch(() => undefined), page.reload()]);
  },
  'is answered just as the tab dies': async (route, person) => {
    await route.fetch();
    const dying = person.page;
    await Promise.all([route.abort().catch(() => undefined), person.newTab()]);
    await dying.close();
    await visit(person);
  },
};

describe.runIf(hasChromium)('between Send and thanks', () => {
  let browser: Browser;
  let pulse: OpenPulse;
  let ledger: ToldAndCounted;
  beforeAll(async () => {
    [browser, pulse] = await Promise.all([launchChromium(), openPulse()]);
    ledger = new ToldAndCounted(pulse);
  });
  afterAll(async () => {
    await browser.close();
    await pulse.stop();
  });
  const somebody = () => personWith(browser, pulse, pulse.nextInvited());
  /** This machine's connection drops and returns, as the browser reports to the page. */
  const reconnect = async ({ context }: Person) => {
    await context.setOffline(true);
    await context.setOffline(false);
  };

  const cases = Object.entries(steps).flatMap(([what, address]) =>
    Object.entries(faults).map(([how, fault]) => [what, how, address, fault] as const),
  );
  /** What a person does then: waits while the page says that it is trying again, or finds the form and sends once more. */
  const goesOn = async (person: Person, choices: readonly number[], isNewPage: boolean) => {
    const { page, invited } = person;
    const { script } = wordsOf(invited.language);
    const thanks = page.getByRole('heading', { name: script.notices.done[0] });
    const form = page.locator('main:has(#group:not(:empty)) form');
    const waiting = page.getByText(script.offline).or(page.getByText(script.trouble));
    await thanks
      .or(isNewPage ? form : waiting)
      .first()
      .waitFor();
    if (await thanks.isVisible()) return;
    if (!isNewPage) return reconnect(person);
    await answer(person, choices);
    await send(person);
  };
  it.concurrent.each(cases)('%s %s, and the answers are still counted once', async (what, how, address, fault) => {
    const person = await somebody();
    const isCode = what === 'the protocol code';
    const failed = Promise.withResolvers<void>();
    let left = 1;
    const failOnce = () =>
      person.context.route(address, async (route) => {
        if (left-- <= 0) return route.fallback();
        await fault(route, person).then(() => failed.resolve(), failed.reject);
      });
    if (isCode) await failOnce();
    await visit(person);
    if (isCode) await failed.promise;
    else await isReady(person);
    const choices = ledger.choices();
    await answer(person, choices);
    if (!isCode) await failOnce();
    await send(person);
    await failed.promise;
    await goesOn(person, choices, how.includes('tab') && !isCode);
    await ledger.isThanked(person, choices);
    await keepsOnlyItsReceipt(person);
    await person.close();
  });

  it('can be answered before any other code has arrived, and sends as soon as it has', async () => {
    const person = await somebody();
    const arrives = Promise.withResolvers<void>();
    await person.context.route(steps['the protocol code'], async (route) => {
      await arrives.promise;
      await route.continue();
    });
    await person.page.goto(person.invited.link, { waitUntil: 'domcontentloaded' });
    const choices = ledger.choices();
    await answer(person, choices);
    await send(person);
    await statusOf(person, 'sending');
    arrives.resolve();
    await ledger.isThanked(person, choices);
    await person.close();
  });

  it('says that the answers are safe while there is no connection, gives up after a while, and sends when asked', async () => {
    const person = await somebody();
    const { page, context } = person;
    const { script } = wordsOf('en');
    await page.clock.install();
    await visit(person);
    await isReady(person);
    const choices = ledger.choices();
    await answer(person, choices);
    await context.setOffline(true);
    await send(person);
    await statusOf(person, 'offline');
    await lookAt(person, 'offline');
    await expect
      .poll(async () => {
        await page.clock.runFor(5_000);
        return page.locator('#status').textContent();
      }, patiently)
      .toBe(script.notSent);
    expect(await page.locator('form button').getAttribute('aria-disabled')).toBe('false');
    await lookAt(person, 'not-sent');
    await keepsOnlyWhatIsDocumented(person);
    await context.setOffline(false);
    await page.getByRole('button', { name: script.sendAgain }).click();
    await ledger.isThanked(person, choices);
    await keepsOnlyItsReceipt(person);
    await person.close();
  });

  it('says that the trouble is on our side while it is, and sends when asked', async () => {
    const person = await somebody();
    const { page } = person;
    const { script } = wordsOf('en');
    await page.clock.install();
    await visit(person);
    await isReady(person);
    const choices = ledger.choices();
    await answer(person, choices);
    await page.route(steps['the credential'], inTrouble);
    await send(person);
    await statusOf(person, 'trouble');
    await lookAt(person, 'trouble');
    await expect
      .poll(async () => {
        await page.clock.runFor(5_000);
        return page.locator('#status').textContent();
      }, patiently)
      .toBe(script.troubleNotSent);
    await lookAt(person, 'trouble-not-sent');
    await page.unroute(steps['the credential']);
    await page.getByRole('button', { name: script.sendAgain }).click();
    await ledger.isThanked(person, choices);
    await keepsOnlyItsReceipt(person);
    await person.close();
  });

  it('gets everything through a slow phone network', async () => {
    const person = await somebody();
    const session = await person.context.newCDPSession(person.page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 562.5,
      downloadThroughput: (1474.56 * 1024) / 8,
      uploadThroughput: (675 * 1024) / 8,
    });
    await visit(person);
    await ledger.sendsAndIsThanked(person);
    await keepsOnlyItsReceipt(person);
    await person.close();
  });

  it('leaves no doubt: everyone who was thanked is counted once with their own answers, and no one else is', async () => {
    await ledger.agree();
  });
});
