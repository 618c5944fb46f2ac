import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptsUntil, openWorld, pulse, type World } from '../../../tools/bench/answer-world.ts';
import { hasChromium, launchChromium } from '../../../tools/chromium.ts';
import { type BuiltSurvey, buildSurvey, type SurveySite, serveSurvey } from './survey-site.ts';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const screenshots = process.env['SCREENSHOTS'];

describe.runIf(hasChromium)('the survey page in a phone’s browser', () => {
  let browser: Browser;
  let built: BuiltSurvey;
  let world: World;
  let site: SurveySite;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    browser = await launchChromium();
    built = await buildSurvey('Data & <guild>');
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    world = await openWorld({ Platform: 8, 'Design – EMEA': 9 }, true);
    site = await serveSurvey(built, world, true);
    context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      bypassCSP: false,
    });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('net::')) problems.push(message.text());
    });
  });
  afterEach(async () => {
    await context.close();
    await site.stop();
  });

  const fragment = (i: number) => {
    const link = world.links[i]?.link;
    return `#t=${link?.token}&f=${link?.fingerprint}`;
  };
  const visit = (i: number, language = 'en') => page.goto(`${site.address}/s/${pulse}/${language}${fragment(i)}`);
  const shot = async (name: string) => {
    if (screenshots) await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true });
  };
  const answer = async () => {
    for (let i = 0; i < 5; i++) await page.locator(`#q${i}-4`).check();
  };

  it('takes the token out of the address, names the group, sends, and shows a receipt that is really stored', async () => {
    await visit(8);
    await page.getByText('“Design – EMEA”, which has 9 members').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await shot('answering');
    await answer();
    await page.locator('textarea').fill('More time for questions');
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await shot('done');
    const receipt = (await page.locator('code').textContent())?.replaceAll(' ', '') ?? '';
    expect(world.responses.get(receipt)?.kind).toBe('scores');
    expect(world.responses.size).toBe(2);
    expect(site.requests.filter(({ referrer }) => referrer !== undefined)).toEqual([]);
    expect(site.requests.filter(({ line }) => line.includes(world.links[8]?.link.token ?? '?'))).toEqual([]);
    expect(problems).toEqual([]);

    await visit(8);
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  });

  it('lists what is missing, moves the focus there, and keeps what was given over a reload and a change of language', async () => {
    await visit(0);
    await page.locator('#q0-5').check();
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await page.locator('.es li').count()).toBe(4);
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('There is a problem');
    await shot('errors');
    await page.locator('.es a').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q1-1');

    await page.reload();
    await page.getByText('We kept the answers').waitFor();
    expect(await page.locator('#q0-5').isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.getByText('Ihre Antworten zählen in „Platform“').waitFor();
    expect(await page.locator('#q0-5').isChecked()).toBe(true);
    expect(world.responses.size).toBe(0);
  });

  it('does not spend a link on nothing', async () => {
    await visit(0);
    for (let i = 0; i < 5; i++) await page.locator(`#q${i}-0`).check();
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByRole('alert').getByText('Choose at least one answer').waitFor();
    expect([...world.invitations.values()].every(({ issued }) => issued === undefined)).toBe(true);
  });

  it('says that the answers are safe while the connection is down, and sends when it is back', async () => {
    await visit(0);
    await page.getByText('which has').waitFor();
    await answer();
    site.down = true;
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByText('No connection. Your answers are safe').waitFor();
    await shot('offline');
    site.down = false;
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    // With a comment beside it, which everyone sends if comments are enabled.
    expect(world.responses.size).toBe(2);
  });

  it('says that a comment the close overtook is not counted, then and whenever the link is opened again', async () => {
    await visit(0);
    await page.getByText('which has').waitFor();
    await answer();
    await page.route('**/api/responses', async (route) => {
      const response = await route.fetch();
      world.now = acceptsUntil;
      await route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page.getByText('it arrived after the close and isn’t included').waitFor();
    expect([...world.responses.values()].map(({ kind }) => kind)).toEqual(['scores']);
    await shot('comment-too-late');
    await page.reload();
    await page.getByText('it arrived after the close and isn’t included').waitFor();
  });

  it('does not mention a comment that arrived', async () => {
    await visit(0);
    await page.getByText('which has').waitFor();
    await answer();
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await page.getByText('your comment').count()).toBe(0);
  });

  it('finishes what a dead tab had begun, without the form', async () => {
    await visit(0);
    await page.getByText('which has').waitFor();
    await answer();
    await page.route('**/api/responses', (route) => route.abort());
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByText('No connection. Your answers are safe').waitFor();
    await page.close();
    page = await context.newPage();
    await visit(0);
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    // With a comment beside it, which everyone sends if comments are enabled.
    expect(world.responses.size).toBe(2);
  });

  it('runs no protocol code except the promised one', async () => {
    site.code = `${built.protocolCode}\nglobalThis.stolen = true;`;
    await visit(0);
    await answer();
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByText('No connection. Your answers are safe').waitFor();
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false);
    expect(world.responses.size).toBe(0);
  });

  it('says on a second device where to continue', async () => {
    await visit(0);
    await answer();
    await page.getByRole('button', { name: 'Send anonymously' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    const second = await browser.newContext({ viewport: { width: 390, height: 844 } });
    page = await second.newPage();
    await visit(0);
    await page.getByRole('heading', { name: 'already been used' }).waitFor();
    await shot('used');
    await second.close();
  });

  it('selects nothing for a tap if mails offer none, though the same question could be offered', async () => {
    const offered = /<fieldset[^>]* id="q(\d+)"[^>]* data-tap/.exec(built.page('en', { tapFromMail: true }))?.[1];
    expect(offered).toBeDefined();
    await page.goto(`${site.address}/s/${pulse}/en${fragment(0)}&a=q${offered}-3`);
    await page.getByText('which has').waitFor();
    expect(await page.locator(`#q${offered}-3`).count()).toBe(1);
    expect(await page.locator(':checked').count()).toBe(0);
    expect(await page.getByText('answer you tapped').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('');
  });

  it('says plainly without a link, or with half of one, that it is not complete', async () => {
    await page.goto(`${site.address}/s/${pulse}/en`);
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  });

  it.each(['en', 'ar'])('has no accessibility failure that axe can find, at 320 px, in %s', async (language) => {
    await page.setViewportSize({ width: 320, height: 700 });
    // The tool is injected from outside, so the page's own policy must not keep it out.
    const open = await browser.newContext({ viewport: { width: 320, height: 700 }, bypassCSP: true });
    page = await open.newPage();
    await visit(0, language);
    await page.locator('#group:not(:empty)').waitFor();
    await page.locator('button').click();
    await page.locator('.es').waitFor();
    await shot(`axe-${language}`);
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await open.close();
  });
});
