import { expect, test } from 'vitest';
import { headsUp } from '../../emails/heads-up.ts';
import { pulseCounted, pulseOpened, pulseRefused, reportWithheld } from '../../emails/pulse-notices.ts';
import { stewardWords } from '../../emails/words/steward/by-language.ts';
import { instantSchema, type Language, languages } from '../../shared/contract/identifiers.ts';
import { pulseRefusals } from '../../shared/contract/pulse.ts';
import { hasChromium, launchChromium } from '../chromium.ts';
import { leaves, recorded, visible } from './rendered.ts';

const closes = instantSchema.parse('2026-11-27T16:00:00Z');
const sending = { mails: 45, perSecond: 14, perDay: 50_000, sentToday: 120 };
const reader = (language: Language) => ({
  language,
  readerName: 'Ana <b>&',
  communityName: 'Data & Practice',
  timeZone: 'Europe/Berlin',
});
const promise = '0123456789abcdef'.repeat(4);

/** Every steward mail in every form. */
function mailsOf(language: Language) {
  const to = reader(language);
  const plan = {
    ...to,
    questions: 7,
    opens: instantSchema.parse('2026-11-10T08:00:00Z'),
    closes,
    minimumGroup: 5,
    minimumInvited: 8,
    notAsked: 2,
    responsePercent: 70,
    sending,
    sendingSeconds: 4,
    refusal: undefined,
    promise,
    groups: [
      { label: 'Berlin', invited: 25 },
      { label: 'Other groups', invited: 20 },
    ],
    shown: [
      { label: 'Berlin', includes: ['Berlin'] },
      { label: 'Other groups', includes: ['Oslo', 'Porto'] },
    ],
  };
  const refusal = { ...to, invited: 45, minimumInvited: 8, closes, sending, sendingSeconds: 40 * 86_400 };
  return [
    headsUp(plan),
    headsUp({ ...plan, groups: [], shown: [], sending: undefined, refusal: 'too-few-reachable', notAsked: 0 }),
    pulseOpened({ ...to, invited: 45, closes, fingerprint: 'fedcba9876543210'.repeat(4), promise }),
    ...pulseRefusals.map((why) => pulseRefused({ ...refusal, refusal: why })),
    pulseRefused({ ...refusal, refusal: 'cannot-finish-sending', sendingSeconds: Number.POSITIVE_INFINITY }),
    pulseCounted({ ...to, invited: 45, undelivered: 2, unknown: 1 }),
    reportWithheld({ ...to, quarter: '2026-Q4' }),
  ];
}

test.each(languages)('%s: the text twin of every steward mail says what its HTML says', (language) => {
  for (const { html, text } of mailsOf(language)) {
    const shown = visible(html);
    for (const line of text.split('\n').filter((each) => each !== '')) {
      expect(shown).toContain(line.replace(/^- /, '').replaceAll(/\s+/g, ' ').trim());
    }
  }
});

test.each(languages)('%s: every steward mail names its language and direction, and loads nothing', (language) => {
  for (const { html, subject } of mailsOf(language)) {
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html).not.toMatch(/<img|<script|<form|<link|href=|url\(|@import|Ana <b>/i);
    expect(html.match(/<table(?! role="presentation")/g)).toBeNull();
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(subject.length).toBeLessThanOrEqual(70);
  }
});

test.each(languages)('%s: the arithmetic of a refusal is said in whole', (language) => {
  const [, , , , slow] = mailsOf(language);
  for (const fact of ['45', /50[.,\s\u00a0\u202f]?000/, '120', /11[.,]2/, '40', '27']) {
    if (typeof fact === 'string') expect(slow?.text).toContain(fact);
    else expect(slow?.text).toMatch(fact);
  }
});

test('no word is kept that no steward mail says', () => {
  const original = stewardWords.en;
  const seen = new Set<string>();
  const table: Record<Language, typeof original> = stewardWords;
  table.en = recorded(original, 'en', seen);
  try {
    mailsOf('en');
  } finally {
    table.en = original;
  }
  expect([...seen].sort()).toEqual(leaves(original, 'en').sort());
});

test.runIf(hasChromium)('every steward mail fits a phone and a desktop', async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  const shots = process.env['SCREENSHOTS'];
  // The longest words, and the other direction.
  for (const language of shots ? languages : (['de', 'ar'] as const)) {
    for (const [index, { html }] of mailsOf(language).entries()) {
      for (const width of [360, 700]) {
        await page.setViewportSize({ width, height: 844 });
        await page.setContent(html);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        if (shots)
          await page.screenshot({ path: `${shots}/steward-${language}-${index}-${width}.png`, fullPage: true });
      }
    }
  }
  await browser.close();
});
