import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { directionOf } from '../../locales/direction.ts';
import { mailWords } from '../../locales/mail.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { pathOf, routes } from '../../shared/contract/routes.ts';
import { mimeMessage } from '../../shared/mail/mime-message.ts';
import { unknownLinkPage, unsubscribedPage, unsubscribePage } from '../../web/unsubscribe/render-unsubscribe-page.ts';
import { everyMail } from './every-mail.ts';
import { decoded } from './rendered.ts';

/** What HTML itself requires, and what a screen reader needs; not how a page of today would rather be written. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // Classic Outlook renders with Word: it knows attributes, conditional comments, tables and few roles.
    'no-deprecated-attr': 'off',
    'no-conditional-comment': 'off',
    'presentation-role-style': 'off',
    'prefer-native-element': 'off',
  },
});

async function mistakesIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

test('every mail in every language is valid HTML', async () => {
  for (const { name, html } of everyMail) expect(await mistakesIn(html), name).toEqual([]);
});

test('the unsubscribe pages are valid HTML', async () => {
  for (const language of languages) {
    for (const page of [unsubscribePage(language), unsubscribedPage(language), unknownLinkPage()]) {
      expect(await mistakesIn(page), language).toEqual([]);
    }
  }
});

test.each([
  '<p><h1>Heading</h1></p>',
  '<table><p>Text</p></table>',
  '<img src="x.png">',
  '<p id="a"></p><p id="a"></p>',
])('the validator refuses %s', async (content) => {
  const sound = everyMail[0]?.html ?? '';
  expect(await mistakesIn(sound.replace('</h1>', `</h1>${content}`))).not.toEqual([]);
});

const spaceless = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

test('the text twin has every sentence, number, date, name and link of the HTML', () => {
  for (const { name, language, html, text } of everyMail) {
    const said = spaceless(text);
    const body = html.slice(html.indexOf('</head>')).replaceAll(/<!--.*?-->|<div style="display:none.*?<\/div>/gs, '');
    const sentences = body.split(/<[^>]*>/).map((part) => spaceless(decoded(part).replaceAll('&nbsp;', '')));
    // In the text twin the address itself appears where the HTML has to introduce it.
    const introduction = mailWords[language].orOpen;
    for (const sentence of sentences.filter((part) => part !== '' && part !== introduction))
      expect(said, name).toContain(sentence);
    for (const [, link = ''] of html.matchAll(/href="([^"]*)"/g)) expect(text, name).toContain(decoded(link));
    // What a list of mails shows before the mail is opened is repeated inside it, number by number.
    const preheader = /display:none[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    for (const [number] of preheader.matchAll(/\p{Nd}+/gu)) expect(said, name).toContain(number);
  }
});

test('no mail as sent exceeds the size at which mail readers cut it', () => {
  for (const mail of everyMail) {
    const message = mimeMessage({
      ...mail,
      from: { name: 'Ana Silva, Data Practice', address: 'pulse@example.org' },
      to: { address: 'sam@example.org' },
      replyTo: 'ana@example.org',
      messageId: '<a@example.org>',
      headers: {},
    });
    expect(message.length, mail.name).toBeLessThanOrEqual(limits.surveyMailMaxBytes);
  }
});

test('every mail that asks a member or a leader has a way out, and no other mail has a link but the one to results', () => {
  for (const { name, html } of everyMail) {
    const links = new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link));
    const ofPulses = name.startsWith('several') ? limits.pulsesPerMail : 1;
    const taps = name.includes('-tap') ? 5 : 0;
    if (name.startsWith('steward')) {
      expect(
        [...links].filter((link) => !link?.includes('/read/')),
        name,
      ).toEqual([]);
      continue;
    }
    // The samples about several pulses share one read link, which only invitations have.
    const results = /^(?:digest|several-(?!invitation))/.test(name) ? 0 : 1;
    expect(links.size, name).toBe(2 * ofPulses + (ofPulses > 1 ? 1 : 0) + taps + results);
    expect(
      [...links].some((link) => link?.includes('/api/unsubscribe/')),
      name,
    ).toBe(true);
  }
});

test('every link of every mail leads to a survey page, the page of read links or the unsubscribe page', () => {
  // tests/e2e/mail-scanner tries what a GET or HEAD of those changes: nothing.
  const kinds = new Set<string>();
  for (const { name, html } of everyMail) {
    for (const [, link = ''] of html.matchAll(/href="([^"]*)"/g)) {
      const { protocol, pathname, search } = new URL(decoded(link));
      expect(protocol, name).toBe('https:');
      expect(search, name).toBe('');
      const kind = /^\/(?:s|read|api\/unsubscribe)(?=\/)/.exec(pathname)?.[0];
      expect(kind, `${name} ${pathname}`).toBeDefined();
      kinds.add(kind ?? '');
    }
  }
  expect([...kinds].toSorted()).toEqual(['/api/unsubscribe', '/read', '/s']);
  expect(routes.unsubscribePage).toBe(`GET ${pathOf(routes.unsubscribe)}`);
  const changing = Object.values(routes).filter((route) => !/^(?:GET|HEAD) /.test(route));
  expect(changing.every((route) => route.startsWith('POST '))).toBe(true);
});

test('what is written in Latin letters keeps its order within Arabic words, in both twins, and other languages need nothing', () => {
  for (const { name, language, html, text, subject } of everyMail) {
    for (const part of [html, text, subject]) {
      const isolates = part.match(/[\u2068\u2069]/g) ?? [];
      if (directionOf(language) === 'ltr') expect(isolates, name).toEqual([]);
      // A nested one would be one that was never closed.
      expect(isolates.join('').replaceAll('\u2068\u2069', ''), name).toBe('');
      expect(part, name).not.toMatch(
        /\p{Script=Arabic}[ («]*(?:Data &|2026-Q\d|roster\.csv|[a-z-]+\.json|Berlin\b|Ana\b)/u,
      );
    }
  }
});
