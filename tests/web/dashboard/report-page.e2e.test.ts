import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuarterReport } from '../../../shared/report/shape/quarter-report.ts';
import { hasChromium, launchChromium } from '../../../tools/chromium.ts';
import { renderReportPage } from '../../../web/dashboard/render-report-page.ts';
import { axeViolations } from '../../axe-violations.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../../shared/report/quarter-fixture.ts';

const ordinary = reportOf(ordinaryQuarter());
const lastQuarter = reportOf(
  [1, 2, 3].map((month) =>
    pulseResult([{ label: 'Berlin', invited: 40, answers: answersOf(month, 31, mixed) }], { month, quarter: 3 }),
  ),
);
const reports: readonly (readonly [string, QuarterReport])[] = [
  ['first', ordinary],
  ['second', reportOf(ordinaryQuarter(), [lastQuarter])],
  ['silent', reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: [] }])])],
  ['too-few', reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, 4, mixed) }])])],
  [
    'large',
    reportOf([
      pulseResult([{ label: 'Makers', invited: 70, answers: answersOf(1, 60, (p, i) => 1 + ((p + i * (p % 3)) % 5)) }]),
    ]),
  ],
  ['unanimous', reportOf([pulseResult([{ label: 'Berlin', invited: 20, answers: answersOf(1, 9, (_, __, n) => n) }])])],
];

describe('the report page', () => {
  it('has no script, no style attribute and nothing to load', () => {
    for (const [, report] of reports) {
      const page = renderReportPage(report);
      expect(page).not.toMatch(/<script|<img|<iframe|\sstyle="|@import|url\(/);
      expect(page).not.toMatch(/unsafe-/);
    }
  });

  it('shows what a steward has typed as text, whatever it is', () => {
    const [pulse] = ordinaryQuarter();
    if (!pulse) throw new Error('must be there');
    const page = renderReportPage(reportOf([{ ...pulse, communityName: '<b onclick="x">&Makers' }]));
    expect(page).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;Makers');
    expect(page).not.toContain('<b onclick');
  });

  it('gives no number of people when too few answered', () => {
    const page = renderReportPage(reports[3]?.[1] ?? ordinary);
    expect(page).toContain('<b>fewer than 5 of 12</b> members answered');
    expect(page).not.toMatch(/\b4 of 12\b|33%|At a glance/);
  });

  it('says "or more" wherever all agreed', () => {
    const page = renderReportPage(reports[5]?.[1] ?? ordinary);
    expect(page).toContain('<b>7 or more of 9</b>');
    expect(page.slice(page.indexOf('</style>'))).not.toMatch(/\b9 of 9\b|100%/);
  });
});

describe.runIf(hasChromium)('the report page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function open(report: QuarterReport): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 844 }, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(renderReportPage(report));
    return page;
  }

  it.each(reports)('is accessible and fits a phone and a desktop, light and dark (%s)', async (name, report) => {
    const page = await open(report);
    await page.evaluate("document.querySelectorAll('summary').forEach((summary) => summary.click())");
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page, colorScheme === 'light' ? {} : { only: 'colours' })).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        const shots = process.env['SCREENSHOTS'];
        const path = `${shots}/report-${name}-${width}-${colorScheme}.png`;
        if (shots) await page.screenshot({ path, fullPage: true });
      }
    }
    await page.context().close();
  });

  it('keeps its own style under its content security policy', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.setContent(renderReportPage(ordinary));
    expect(
      await page
        .locator('.rows li')
        .first()
        .evaluate((node) => getComputedStyle(node).display),
    ).toBe('grid');
    expect(refused).toEqual([]);
    await context.close();
  });

  it('opens its tables when it is printed', async () => {
    const page = await open(ordinary);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Whatever the silent think', { exact: true }).first().isVisible()).toBe(true);
    await page.context().close();
  });
});
