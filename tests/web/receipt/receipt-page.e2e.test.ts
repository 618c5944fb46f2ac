import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildPages } from '../../../infra/bundle.ts';
import { commitReceipts } from '../../../shared/answers/commitment.ts';
import { type Language, languages } from '../../../shared/contract/identifiers.ts';
import { siteKeys } from '../../../shared/contract/objects.ts';
import { pulseRulesOf } from '../../../shared/contract/pulse-rules.ts';
import type { PulseId, Receipt } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { hasChromium, launchChromium } from '../../../tools/chromium.ts';
import { renderAccessibilityPage } from '../../../web/accessibility/render-accessibility-page.ts';
import { renderPrivacyPage } from '../../../web/privacy/render-privacy-page.ts';
import { renderReceiptPage } from '../../../web/receipt/render-receipt-page.ts';
import { axeViolations } from '../../axe-violations.ts';

const { plainStyle: style } = await buildPages(new URL('../../../', import.meta.url).pathname);
const site = 'https://pulse.example';
const receipts = Array.from({ length: 11 }, (_, i) => i.toString(16).padStart(64, 'a') as Receipt);
const mine = receipts[4] ?? '';
/** If comments were enabled, everyone has two receipts in the list. */
const listOf = (all: readonly Receipt[]) => commitReceipts(all);
const pulse = 'guild-2026-10' as PulseId;
const privacyOf = (language: Language) =>
  renderPrivacyPage(style, language, 'Platform team, help@example.org', {
    pulse,
    communityName: 'Data & <guild>',
    stewardName: 'Ana Silva',
    timeZone: 'Europe/Berlin',
    closes: '2026-10-30T16:00:00Z' as Instant,
    acceptsUntil: '2026-11-03T16:00:00Z' as Instant,
    resultsAt: '2026-11-04T08:00:00Z' as Instant,
    ...pulseRulesOf({ minimumGroup: 7, minimumInvited: 9, comments: language === 'en' }),
  });
const pages: Record<string, string> = {
  ...Object.fromEntries(
    languages.map((language) => [`/accessibility-${language}`, renderAccessibilityPage(style, language)]),
  ),
  ...Object.fromEntries(
    languages.flatMap((language) => [
      [`/${siteKeys.privacy(language)}`, renderPrivacyPage(style, language, undefined)],
      [`/${siteKeys.receipt(language)}`, renderReceiptPage(style, language)],
      [`/${siteKeys.pulsePrivacy(pulse, language)}`, privacyOf(language)],
    ]),
  ),
};

describe.runIf(hasChromium)('the receipt page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function visit(
    list: unknown,
    path = '/receipt-en',
    bypassCSP = false,
  ): Promise<{ page: Page; requests: string[] }> {
    const context = await browser.newContext({ viewport: { width: 320, height: 844 }, bypassCSP });
    context.setDefaultTimeout(10_000);
    // Sixty pages left open would take the machine from those that follow.
    onTestFinished(() => context.close());
    const requests: string[] = [];
    await context.route(`${site}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      requests.push(`${route.request().url()} ${route.request().postData() ?? ''}`);
      const html = pages[pathname];
      if (html) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      if (pathname === '/s/guild-2026-10/commitment.json' && list) return route.fulfill({ json: list });
      return route.fulfill({ status: 404 });
    });
    const page = await context.newPage();
    await page.goto(site + path);
    return { page, requests };
  }
  const look = async (page: Page, receipt: string) => {
    await page.locator('#pulse').fill('guild-2026-10');
    await page.locator('#receipt').fill(receipt);
    await page.getByRole('button').click();
  };

  it('finds a receipt in the list, however it was copied, and sends it nowhere', async () => {
    const { page, requests } = await visit(listOf(receipts));
    await look(page, mine.replaceAll(/.{8}/g, '$& ').toUpperCase());
    await page.getByText('your response is in the list').waitFor();
    expect(requests.filter((request) => request.includes(mine))).toEqual([]);
    const shots = process.env['SCREENSHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/receipt.png`, fullPage: true });
  });

  it('says when a receipt is not there, when it is not a receipt, and when no list is published', async () => {
    const { page } = await visit(listOf(receipts));
    await look(page, 'f'.repeat(64));
    await page.getByText('isn’t in the list').waitFor();
    await look(page, 'hello');
    await page.getByText('64 letters and digits').waitFor();
    const early = await visit(undefined);
    await look(early.page, mine);
    await early.page.getByText('no list has been published').waitFor();
  });

  it('says of a pulse that contradicts itself that no one is counted, in the list or not', async () => {
    const { page } = await visit({ ...listOf(receipts), contradiction: 'more-responses-than-issued' });
    for (const receipt of [mine, 'f'.repeat(64)]) {
      await look(page, receipt);
      await page.getByText('this pulse wasn’t counted').waitFor();
      expect(await page.getByText('in the list').count()).toBe(0);
    }
    const shots = process.env['SCREENSHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/receipt-contradicted.png`, fullPage: true });
  });

  it('says of a pulse whose key was lost that no one is counted, in the list or not', async () => {
    const { page } = await visit({ ...listOf(receipts), lost: 'sealing-key' });
    for (const receipt of [mine, 'f'.repeat(64)]) {
      await look(page, receipt);
      await page.getByText('The key that opens its answers was lost').waitFor();
      expect(await page.getByText('in the list').count()).toBe(0);
    }
  });

  it('says when a list does not fit its root', async () => {
    const { page } = await visit({ ...listOf(receipts), receipts: receipts.slice(1) });
    await look(page, mine);
    await page.getByText('doesn’t match its own root').waitFor();
  });

  it('needs only the receipt if the link names the pulse, in any language, and tells no one about it', async () => {
    const { page, requests } = await visit(listOf(receipts), `/${siteKeys.receipt('fr')}#${pulse}`);
    await page.locator('footer nav a[lang="de"]').click();
    await page.getByRole('button', { name: 'Suchen' }).waitFor();
    expect(await page.locator('#pulse').inputValue()).toBe(pulse);
    expect(new URL(page.url()).hash).toBe('');
    expect(requests.filter((request) => request.includes(pulse))).toEqual([]);
    await page.locator('#receipt').fill(mine);
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByText('Ihre Antwort steht in der Liste').waitFor();
  });

  it.each(Object.keys(pages))(
    '%s leads to itself in every other language, and axe finds nothing in it',
    async (path) => {
      const { page } = await visit(undefined, path, true);
      const links = page.locator('footer nav a');
      expect(await links.count()).toBe(languages.length - 1);
      for (const { href, lang } of await links.evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute('href') ?? '', lang: link.getAttribute('lang') })),
      ))
        expect(pages[href]).toContain(`<html lang="${lang}"`);
      const shots = process.env['SCREENSHOTS'];
      if (shots) await page.screenshot({ path: `${shots}/plain${path.replaceAll('/', '-')}.png`, fullPage: true });
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    },
  );
});
