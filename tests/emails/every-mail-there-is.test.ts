/** The list of sample mails is closed: a mail that can be rendered and is not on it fails here. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const emails = new URL('../../emails/', import.meta.url);
const sources = readdirSync(emails)
  .filter((name) => name.endsWith('.ts') && !['layout.ts', 'steward-mail.ts'].includes(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, emails), 'utf8') }));
const samples = readdirSync(new URL('./', import.meta.url))
  .filter((name) => name === 'every-mail.ts' || name.endsWith('-samples.ts'))
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');

/** Exported functions that return a mail. */
const mailsIn = (text: string): string[] =>
  [...text.matchAll(/^export (?:function|const) (\w+)(?:(?!^export)[\s\S])*?\): RenderedMail\b/gm)].map(
    ([, name = '']) => name,
  );

test('every mail that can be rendered is among the samples', () => {
  const all = sources.flatMap(({ text }) => mailsIn(text));
  expect(all).toContain('invitation');
  expect(all).toContain('digest');
  expect(all.length).toBeGreaterThanOrEqual(10);
  expect(all.filter((name) => !new RegExp(`\\b${name}\\(`).test(samples))).toEqual([]);
});

test('no file renders a mail under a name that this list does not see', () => {
  const silent = sources.filter(({ text }) => /\brender(?:Steward)?Mail\(/.test(text) && mailsIn(text).length === 0);
  expect(silent.map(({ name }) => name)).toEqual([]);
  for (const { text } of sources) {
    // A mail returned by a function of another type would not be found above.
    expect(mailsIn(text).length).toBeGreaterThanOrEqual([...text.matchAll(/\brender(?:Steward)?Mail\(/g)].length);
  }
});

test('a mail that is left out of the samples is seen', () => {
  expect(mailsIn('export function left(mail: Mail): RenderedMail {\n  return renderMail(mail);\n}\n')).toEqual([
    'left',
  ]);
  expect(mailsIn('export const left = (mail: Mail): RenderedMail =>\n  renderMail(mail);\n')).toEqual(['left']);
});
