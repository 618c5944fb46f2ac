import { expect, test } from 'vitest';
import { directionOf } from '../../locales/direction.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { visible } from './rendered.ts';
import { stewardMailsOf } from './steward-samples.ts';

test.each(languages)('%s: the text twin of every steward mail says what its HTML says', (language) => {
  for (const { html, text } of stewardMailsOf(language)) {
    const shown = visible(html);
    for (const line of text.split('\n').filter((each) => each !== '')) {
      if (line.startsWith('https:')) expect(html).toContain(`href="${line}"`);
      else expect(shown).toContain(line.replace(/^- /, '').replaceAll(/\s+/g, ' ').trim());
    }
  }
});

test.each(languages)('%s: every steward mail names its language and direction, and loads nothing', (language) => {
  for (const { html, subject } of stewardMailsOf(language)) {
    expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    expect(html).not.toMatch(/<img|<script|<form|<link|href="(?!https:\/\/[^/]+\/read\/)|url\(|@import|Ana <b>/i);
    expect(html.match(/<table(?! role="presentation")/g)).toBeNull();
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(subject.length).toBeLessThanOrEqual(70);
  }
});

test.each(languages)('%s: the arithmetic of a refusal is given in full', (language) => {
  const [, , , , slow] = stewardMailsOf(language);
  for (const fact of ['45', /50[.,\s\u00a0\u202f]?000/, '120', /11[.,]2/, '40', '27']) {
    if (typeof fact === 'string') expect(slow?.text).toContain(fact);
    else expect(slow?.text).toMatch(fact);
  }
});

test('stewards of two communities see in the list of their mails which one a mail is about', () => {
  for (const { subject } of stewardMailsOf('en')) expect(subject).toContain('Data & Practice');
});
