/** The scanner of docs/privacy.md, "What a mail scanner leaves", in a real browser through the whole pipeline. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../chromium.ts';
import { type Invited, type OpenPulse, openPulse } from './open-pulse.ts';
import { isTold, keepsOnlyWhatIsDocumented, type Person, personWith, visit, wordsOf } from './survey-browser.ts';
import { ToldAndCounted } from './told-and-counted.ts';

const controls = 'button, input:not([type=hidden]), textarea, select, summary, [role=button], [tabindex="0"]';

/** Presses everything on the page once; what a press takes away is not pressed any more. Gives how many were there. */
async function pressEverything(page: Page, order: 'first to last' | 'last to first'): Promise<number> {
  const found = await page.locator(controls).elementHandles();
  if (order === 'last to first') found.reverse();
  for (const control of found) {
    // A press as programs make it: at the element, wherever that is on the screen.
    await control.evaluate((element) => {
      if (element instanceof HTMLElement && element.isConnected) element.click();
    });
  }
  return found.length;
}

/** Beside it stand the pulse's pages of words. */
const isSurvey = (path: string): boolean => /^\/s\/[^/]+\/[a-z]{2}(?:-[A-Z]{2})?$/.test(path);

describe.runIf(hasChromium)('a mail scanner that opens every link and presses every control', () => {
  let browser: Browser;
  let pulse: OpenPulse;
  beforeAll(async () => {
    [browser, pulse] = await Promise.all([launchChromium(), openPulse(16)]);
  });
  afterAll(async () => {
    await browser.close();
    await pulse.stop();
  });

  const linksOf = ({ mail }: Invited) =>
    [...new Set(`${mail.text} ${mail.html}`.match(/https?:\/\/[^\s"<>]+/g))].map((link) =>
      link.replaceAll('&amp;', '&'),
    );

  async function scan(bot: Person, order: 'first to last' | 'last to first') {
    const waiting = linksOf(bot.invited);
    const opened = new Set<string>();
    let pressed = 0;
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const { origin, pathname } = new URL(address);
      if (origin !== pulse.stack.url || opened.has(pathname)) continue;
      opened.add(pathname);
      if (order === 'last to first') {
        await bot.page.close();
        await bot.newTab();
      }
      // In a new tab a page of the survey has no link of its own, so the scanner brings it along.
      const fragment = isSurvey(pathname) ? new URL(bot.invited.link).hash : '';
      await bot.page.goto(new URL(pathname + fragment, origin).href);
      if (fragment) await bot.page.locator('#group:not([hidden])').waitFor();
      waiting.push(...(await bot.page.locator('a[href]').evaluateAll((links) => links.map((link) => String(link)))));
      // Pressing the one button of this page is what nobody can tell from a person: see docs/privacy.md.
      if (!pathname.startsWith('/api/unsubscribe/')) pressed += await pressEverything(bot.page, order);
      if (fragment) {
        // Its Send was answered with what is wrong, at once; sending would have said so just as soon.
        expect(await bot.page.locator('#errors').innerText()).not.toBe('');
        expect(await bot.page.locator('form button').getAttribute('aria-disabled')).not.toBe('true');
      }
      const places = await keepsOnlyWhatIsDocumented(bot);
      expect(places.filter((place) => place.startsWith('IndexedDB'))).toEqual([]);
    }
    return { opened: [...opened].sort(), pressed };
  }

  it.each(['first to last', 'last to first'] as const)('leaves no trace, pressing from the %s', async (order) => {
    const invited = pulse.nextInvited();
    const bot = await personWith(browser, pulse, invited);
    const before = { writes: pulse.writes.length, mails: pulse.stack.mails().length };
    const { opened, pressed } = await scan(bot, order);
    await pulse.stack.drain();

    expect(opened.filter(isSurvey)).toHaveLength(6);
    const told = [`/s/${pulse.pulse}/privacy-en`, `/s/${pulse.pulse}/receipt-ar`, '/accessibility'];
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
  });

  it('gets its Send refused because every question ends on “prefer not to answer”', async () => {
    const bot = await personWith(browser, pulse, pulse.nextInvited());
    await visit(bot);
    await pressEverything(bot.page, 'first to last');
    await bot.page.getByRole('link', { name: wordsOf('en').script.selectOne }).waitFor();
    await bot.close();
  });

  it('learns nothing from a link that is not whole', async () => {
    const bot = await personWith(browser, pulse, pulse.nextInvited());
    await bot.page.goto(bot.invited.link.replace(/#.*/, ''));
    await isTold(bot, 'unknown-link');
    await bot.close();
  });
});
