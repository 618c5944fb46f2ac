/** What a phone shows when Send is pressed too early, and how that goes away, in every language. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { surveyWords } from '../../../locales/survey.ts';
import { type Language, languages } from '../../../shared/contract/identifiers.ts';
import { openWorld, pulse, type World } from '../../../tools/bench/answer-world.ts';
import { hasChromium, launchChromium } from '../../../tools/chromium.ts';
import { buildSurvey, type SurveySite, serveSurvey } from './survey-site.ts';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const screenshots = process.env['SCREENSHOTS'];
const count = 7;

interface AxeWindow {
  axe: { run(options: object): Promise<{ violations: { id: string }[] }> };
}

describe.runIf(hasChromium)('Send on a form with open questions', () => {
  let browser: Browser;
  let world: World;
  let site: SurveySite;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    const built = await buildSurvey();
    const seven = [{ id: 'psychological-safety', version: 1 }];
    world = await openWorld({ Platform: 8 });
    site = await serveSurvey(
      { ...built, page: (language, other) => built.page(language, { ...other, instruments: seven }) },
      world,
      true,
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const visit = async (language: Language = 'en') => {
    const link = world.links[0]?.link;
    await page.goto(`${site.address}/s/${pulse}/${language}#t=${link?.token}&f=${link?.fingerprint}`);
    await page.locator('#group', { hasText: /./ }).waitFor();
  };
  const shot = async (name: string, fullPage = true) => {
    if (screenshots) await page.screenshot({ path: `${screenshots}/problems-${name}.png`, fullPage });
  };
  const send = () => page.locator('form button').click();
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const focusIs = () =>
    page.evaluate(() => {
      const { top = 0, bottom = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
      const element = document.activeElement;
      return { what: element?.id || element?.textContent, isInSight: top >= 0 && bottom <= innerHeight };
    });
  const violations = async () => {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe } = globalThis as typeof globalThis & AxeWindow;
      return (await axe.run({ resultTypes: ['violations'] })).violations.map(({ id }) => id);
    });
  };
  /** Adds a style in spite of the page's policy, which allows no other sheet. */
  const style = (css: string) =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
  const entries = () => page.getByRole('alert').getByRole('listitem');
  const noteOf = (index: number) => page.locator(`#q${index} .e`);
  const topOf = (id: string) =>
    page.evaluate(async (of) => {
      // Scrolling is corrected when a frame is drawn.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      return document.getElementById(of)?.getBoundingClientRect().top;
    }, id);

  it.each(languages)('shows a heading in sight and the numbers alone, in %s', async (language) => {
    const words = surveyWords[language].script;
    await visit(language);
    const before = await height();
    await shot(`${language}-before`);
    const title = await page.title();
    await send();
    await page.getByRole('alert').waitFor();
    await shot(`${language}-screen`, false);
    await shot(`${language}`);
    expect(await focusIs()).toEqual({ what: words.problemTitle, isInSight: true });
    expect(await page.title()).toBe(words.errorPrefix + title);
    const number = new Intl.NumberFormat(language);
    const numbers = Array.from({ length: count }, (_, index) => number.format(index + 1));
    expect(await entries().allTextContents()).toEqual(numbers);
    const legends = await page.locator('legend').allTextContents();
    const links = page.getByRole('alert').getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label')))).toEqual(legends);
    for (const link of await links.all()) expect((await link.boundingBox())?.width).toBeGreaterThanOrEqual(44);
    expect(await page.getByRole('alert').getByText(words.missing).isVisible()).toBe(true);
    expect(await height()).toBeLessThanOrEqual((before * 4) / 3);
    expect(await sideways()).toBeLessThanOrEqual(0);
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: null });

    await links.nth(4).click();
    expect(await focusIs()).toEqual({ what: 'q4-1', isInSight: true });
    const legend = await page.locator('#q4 legend').boundingBox();
    expect(legend?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Space');
    await expect.poll(() => noteOf(4).isVisible()).toBe(false);
    expect(await entries().allTextContents()).toEqual(numbers.toSpliced(4, 1));
    for (let index = 0; index < count; index++) await page.locator(`#q${index}-0`).check();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.title()).toBe(title);
    expect(await page.locator('[aria-describedby$="-e"], .bad').count()).toBe(0);

    // That nothing was answered at all is said beside the first question, and goes away with any answer.
    await send();
    await page.getByRole('alert').getByText(words.selectOne).waitFor();
    await shot(`${language}-nothing-said`, false);
    expect(await violations()).toEqual([]);
    await page.locator('#q6-3').check();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('gives the questions themselves when three are missing', async () => {
    await visit();
    for (let index = 0; index < count - 3; index++) await page.locator(`#q${index}-2`).check();
    await send();
    expect(await entries().allTextContents()).toEqual(
      await page.locator('fieldset:nth-of-type(n+5) legend').allTextContents(),
    );
    await shot('three', false);
    expect(await focusIs()).toEqual({ what: surveyWords.en.script.problemTitle, isInSight: true });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focusIs()).toEqual({ what: 'q4-1', isInSight: true });
  });

  it.each([
    ['if the browser keeps the reading position', ''],
    ['if it does not, as in Safari', '* { overflow-anchor: none }'],
  ])('moves nothing under the finger when a message goes away, %s', async (_, css) => {
    await visit();
    await style(css);
    await send();
    await page.getByRole('alert').waitFor();
    for (const index of [0, 5, 1, 2, 3, 4, 6]) {
      const id = `q${index}-3`;
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      const before = await topOf(id);
      const wide = await page.locator(`#${id}`).boundingBox();
      // A press without the scrolling that the test's own click would cause.
      await page.locator(`#${id}`).dispatchEvent('click');
      expect(await noteOf(index).isVisible()).toBe(false);
      expect(await topOf(id)).toBeCloseTo(before ?? 0, 0);
      expect((await page.locator(`#${id}`).boundingBox())?.x).toBe(wide?.x);
    }
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says it again at the next Send, and only what is still open', async () => {
    await visit();
    await send();
    await page.locator('#q0-3').check();
    await page.locator('textarea').fill('More time');
    await send();
    expect(await entries().count()).toBe(count - 1);
    expect(await noteOf(0).count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await page.locator('#q1').getAttribute('aria-describedby')).toBe('q1-e');
  });

  it('can be read at double text size, and without our colours', async () => {
    await visit('de');
    await style('html { font-size: 200% }');
    await send();
    expect(await focusIs()).toEqual({ what: surveyWords.de.script.problemTitle, isInSight: true });
    expect(await sideways()).toBeLessThanOrEqual(0);
    await shot('twice-the-size', false);
    await style('');
    await page.emulateMedia({ forcedColors: 'active' });
    const bar = await page.locator('#q0').evaluate((fieldset) => {
      const { borderInlineStartStyle, borderInlineStartWidth } = getComputedStyle(fieldset, '::before');
      return { borderInlineStartStyle, borderInlineStartWidth };
    });
    expect(bar).toEqual({ borderInlineStartStyle: 'solid', borderInlineStartWidth: '4px' });
    await shot('forced-colours');
  });
});
