import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { surveyWords } from '../../../locales/survey.ts';
import { acceptsUntil, closes, openWorld, pulse, resultsAt, type World } from '../../../tools/bench/answer-world.ts';
import { hasChromium, launchChromium } from '../../../tools/chromium.ts';
import { dateWords } from '../../../web/survey/closing-words.ts';
import { type BuiltSurvey, buildSurvey, type SurveySite, serveSurvey } from './survey-site.ts';

const screenshots = process.env['SCREENSHOTS'];
const { script: words, ...pageWords } = surveyWords.en;

describe.runIf(hasChromium)('the survey page when something is in the way', () => {
  let browser: Browser;
  let built: BuiltSurvey;
  let world: World;
  let site: SurveySite;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    built = await buildSurvey();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    world = await openWorld({ Platform: 8 });
    site = await serveSurvey(built, world);
    await enter();
  });
  afterEach(async () => {
    await context.close();
    await site.stop();
  });

  async function enter(options: { javaScriptEnabled?: boolean; timezoneId?: string } = {}): Promise<void> {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    // Timers go on; only the date stands still.
    await page.clock.setFixedTime(world.now);
  }
  const address = (i: number, language = 'en') => {
    const link = world.links[i]?.link;
    return `${site.address}/s/${pulse}/${language}#t=${link?.token}&f=${link?.fingerprint}`;
  };
  const shot = async (name: string) => {
    if (screenshots) await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true });
  };
  const answer = async () => {
    for (let i = 0; i < 5; i++) await page.locator(`#q${i}-4`).check();
  };
  const send = () => page.locator('form button').click();
  const heading = (name: keyof typeof words.notices) =>
    page.getByRole('heading', { name: words.notices[name][0] }).waitFor();

  it('says when it closes in the zone of the reader, and without a script in that of the community', async () => {
    await enter({ timezoneId: 'Asia/Kolkata' });
    await page.goto(address(0));
    expect(await page.locator('time').textContent()).toBe(dateWords('en-GB', 'Asia/Kolkata', closes));
    expect(await page.getByText(words.stillOpen).count()).toBe(0);
    expect(await page.locator('time').textContent()).toContain('GMT+5:30');
    await answer();
    await send();
    await heading('done');
    await page.getByText(`from ${dateWords('en-GB', 'Asia/Kolkata', resultsAt)}`).waitFor();
    await enter({ javaScriptEnabled: false, timezoneId: 'Asia/Kolkata' });
    await page.goto(address(1));
    expect(await page.locator('time').textContent()).toBe(dateWords('en-GB', 'Europe/Berlin', closes));
  });

  it('says after the announced close that it is still open, and until when; and then that it is closed', async () => {
    world.now = closes;
    await enter({ timezoneId: 'Asia/Kolkata' });
    await page.goto(address(0));
    expect(await page.locator('time').textContent()).toBe(dateWords('en-GB', 'Asia/Kolkata', acceptsUntil));
    await page.getByText(words.stillOpen).waitFor();
    await shot('still-open');
    await answer();
    await send();
    await heading('done');
    world.now = acceptsUntil;
    await enter({ timezoneId: 'Asia/Kolkata' });
    await page.goto(address(1));
    await heading('closed');
    await page.getByText(`closed ${dateWords('en-GB', 'Asia/Kolkata', acceptsUntil)}`).waitFor();
  });

  it('gives back what was answered in the tab, and clears it on request', async () => {
    await page.goto(address(0));
    await page.locator('#q1-3').check();
    await page.reload();
    await page.getByText(words.restored).waitFor();
    await shot('restored');
    await page.getByRole('button', { name: words.clear }).click();
    expect(await page.locator('input:checked').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.cleared);
    await page.reload();
    await page.locator('#group:not(:empty)').waitFor();
    expect(await page.locator('#kept').textContent()).toBe('');
  });

  it('shows no one the answers of another person who used the tab', async () => {
    await page.goto(address(0));
    await page.locator('#q1-3').check();
    await page.goto('about:blank');
    await page.goto(address(1));
    await page.locator('#group:not(:empty)').waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  it('accepts a link that is opened over its own page', async () => {
    await page.goto(address(0).replace(/#.*/, ''));
    await heading('unknown-link');
    await page.goto(address(0));
    await page.locator('#group:not(:empty)').waitFor();
    expect(new URL(page.url()).hash).toBe('');
  });

  it('reports a server fault as one, and continues when it is fixed', async () => {
    await page.goto(address(0));
    await page.locator('#group:not(:empty)').waitFor();
    await answer();
    site.down = 503;
    await send();
    await page.getByText(words.trouble).waitFor();
    await shot('trouble');
    site.down = false;
    await heading('done');
    expect(world.responses.size).toBe(1);
  });

  it('does not let answers be changed while they are on their way, but does again if they could not be sealed', async () => {
    await page.clock.install();
    await page.goto(address(0));
    await page.locator('#group:not(:empty)').waitFor();
    await answer();
    const mayChange = () => page.locator('#q0-2').isEnabled();
    const giveUp = () =>
      expect
        .poll(
          async () => {
            await page.clock.runFor(5_000);
            return page.locator('#status').textContent();
          },
          { timeout: 20_000 },
        )
        .toBe(words.troubleNotSent);
    site.down = 503;
    await send();
    expect(await mayChange()).toBe(false);
    await giveUp();
    expect(await mayChange()).toBe(true);
    site.down = false;
    // Sealed, and then no reply: what is sent again is what was sealed.
    await page.route('**/api/credentials', (route) => route.fulfill({ status: 503 }));
    await page.locator('#q0-2').check();
    await send();
    await giveUp();
    expect(await mayChange()).toBe(false);
    await page.unroute('**/api/credentials');
    await send();
    await heading('done');
    expect(world.responses.size).toBe(1);
  });

  it('says that answers came too late, and keeps none of them', async () => {
    await page.goto(address(0));
    await page.locator('#group:not(:empty)').waitFor();
    await answer();
    world.now = acceptsUntil;
    await send();
    await heading('too-late');
    await shot('too-late');
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('answers')))).toEqual(
      [],
    );
  });

  it('says when it cannot be known yet whether answers were in time', async () => {
    await page.goto(address(0));
    await page.locator('#group:not(:empty)').waitFor();
    await answer();
    await page.route('**/api/responses', async (route) => {
      if (world.now === acceptsUntil) return route.continue();
      world.now = acceptsUntil;
      await route.abort();
    });
    await send();
    await heading('unconfirmed');
    expect(await page.locator('code').count()).toBe(1);
    await shot('unconfirmed');
  });

  it('says before the opening and after the close what the matter is', async () => {
    world.now = '2026-10-12T00:00:00Z' as typeof closes;
    await page.goto(address(0));
    await heading('not-open');
    world.now = acceptsUntil;
    await page.goto('about:blank');
    await page.goto(address(0));
    await heading('closed');
  });

  it('works if the browser refuses every store', async () => {
    await page.addInitScript(() => {
      for (const name of ['sessionStorage', 'indexedDB', 'localStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
      }
    });
    await page.goto(address(0));
    await page.locator('#group:not(:empty)').waitFor();
    await answer();
    await send();
    await heading('done');
    expect(world.responses.size).toBe(1);
  });

  it('says plainly that a browser cannot seal, and offers no form that would swallow Send', async () => {
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await page.goto(address(0));
    await page.getByText(pageWords.unsupported).waitFor();
    expect(await page.locator('form').isVisible()).toBe(false);
    await shot('unsupported');
    expect(site.requests.filter(({ line }) => line.startsWith('POST'))).toEqual([]);
  });

  it('explains without JavaScript why it is needed, and asks nothing that could not be sent', async () => {
    await enter({ javaScriptEnabled: false });
    await page.goto(address(0));
    // Text selectors skip the contents of a noscript element.
    const explanation = page.locator('noscript .es');
    expect(await explanation.innerText()).toBe(pageWords.needsScript);
    expect(await explanation.isVisible()).toBe(true);
    expect(await page.locator('form').isVisible()).toBe(false);
    // For browsers that do not tell a page that scripts are off.
    expect(await page.locator('form button').isDisabled()).toBe(true);
    await shot('no-script');
  });
});
