/**
 * Every mail in a browser, on a phone and a desktop, in light, dark and inverted colours: axe finds nothing, nothing is cut
 * off, nothing is requested from the network. `SCREENSHOTS=folder` leaves a picture of each in every language.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import { axeViolations } from '../axe-violations.ts';
import { everyMail, type SampleMail } from './every-mail.ts';

const shots = process.env['SCREENSHOTS'];
const colours = ['light', 'dark', 'inverted'] as const;
const widths = [360, 700];

/** Like mail readers that ignore a mail's own dark mode: every colour becomes its opposite. */
const inverted = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(
      /#([0-9a-f]{6})\b/gi,
      (_, hex: string) => `#${(0xffffff - Number.parseInt(hex, 16)).toString(16).padStart(6, '0')}`,
    );

async function show(page: Page, { html }: SampleMail, width: number, colour: (typeof colours)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
  await page.emulateMedia({ colorScheme: colour === 'dark' ? 'dark' : 'light' });
  await page.setContent(colour === 'inverted' ? inverted(html) : html);
}

/** Landmarks are for whole pages; a mail is shown inside another page. */
const off = ['region', 'landmark-one-main'];

/** Colours are the same in every language; length and direction are not. */
const lookedAt = everyMail.filter(({ language }) => shots || ['en', 'ar'].includes(language));

test.runIf(hasChromium)('axe finds nothing in any mail, and nothing is cut off or fetched', async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const mail of lookedAt) {
    for (const [index, colour] of colours.entries()) {
      // The first is looked at whole in both widths.
      for (const width of shots || index === 0 ? widths : [widths[index % 2] ?? 360]) {
        await show(page, mail, width, colour);
        const only = colour === 'light' ? {} : ({ only: 'colours' } as const);
        expect(await axeViolations(page, { off, ...only }), `${mail.name} ${width} ${colour}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), mail.name).toBe(width);
        if (shots) await page.screenshot({ path: `${shots}/${mail.name}-${width}-${colour}.png`, fullPage: true });
      }
    }
  }
  for (const mail of everyMail.filter((one) => !lookedAt.includes(one))) {
    for (const width of widths) {
      await show(page, mail, width, 'light');
      expect(await page.evaluate('document.documentElement.scrollWidth'), mail.name).toBe(width);
    }
  }
  expect(asked).toEqual([]);
  await browser.close();
});

test.runIf(hasChromium)('axe sees colours that are too close, in either scheme', async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  const [mail] = everyMail;
  if (!mail) throw new Error('there must be a mail');
  await show(page, { ...mail, html: mail.html.replaceAll('#eef1f4!important', '#30363d!important') }, 360, 'dark');
  expect(await axeViolations(page, { off, only: 'colours' })).toContainEqual(expect.stringContaining('color-contrast'));
  await browser.close();
});
