import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPulses } from '../../../shared/contract/community.ts';
import { type Language, languages } from '../../../shared/contract/identifiers.ts';
import { type BuiltSurvey, buildSurvey } from './survey-site.ts';

let built: BuiltSurvey;
beforeAll(async () => {
  built = await buildSurvey();
});
/** 9 kB is the budget; the other languages have longer words, and Arabic two bytes per letter. */
const most: Partial<Record<Language, number>> = { en: 8900, es: 9100, 'pt-BR': 9100, ar: 9700 };
const mostOfOthers = 9250;
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

describe('what a phone has to load', () => {
  it.each(languages.map((language) => [language, most[language] ?? mostOfOthers] as const))(
    'before a person can answer in %s is at most %i bytes, for every default pulse',
    (language, bytes) => {
      for (const { instruments } of defaultPulses) {
        expect(gzipped(built.page(language, { comments: true, instruments }))).toBeLessThanOrEqual(bytes);
      }
    },
  );

  it('while the person answers is at most 18 KB, without a schema library, the questions or an unused suite', () => {
    expect(gzipped(built.protocolCode)).toBeLessThanOrEqual(18_000);
    expect(built.protocolCode).not.toContain('ZodError');
    expect(built.protocolCode).not.toContain('psychological');
    expect(built.protocolCode).not.toContain('X25519');
  });
});

describe('a survey page', () => {
  it('leaves no placeholder unfilled but those of its script', () => {
    for (const language of languages) {
      const html = built.page(language, { comments: true });
      const left = new Set(html.replaceAll(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '').match(/\{[a-z]+\}/g));
      expect([...left].sort()).toEqual(['{closes}', '{group}', '{members}', '{opens}', '{quarter}']);
    }
  });

  it('has no question for the comment unless the pulse invites one', () => {
    expect(built.page('en')).not.toContain('<textarea');
    expect(built.page('en', { comments: true })).toContain('<textarea');
  });

  it('selects nothing in advance', () => {
    expect(built.page('en')).not.toMatch(/<input[^>]*checked/);
  });
});
