import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { surveyWords } from '../../../locales/survey.ts';
import { languages } from '../../../shared/contract/identifiers.ts';

const folder = new URL('../../../web/survey/', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('-words.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** Every text with its path; plural forms are one text. */
function textsOf(words: object, path: readonly string[] = []): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[[...path, key].join('.'), value]];
    if (Array.isArray(value)) return value.map((text, i) => [[...path, key, i].join('.'), String(text)]);
    return 'other' in value ? [[[...path, key].join('.'), value.other]] : textsOf(value, [...path, key]);
  });
}
const placeholders = (text: string) => (text.match(/\{[a-z]+\}/g) ?? []).sort();

describe('the words of the survey page', () => {
  it.each(languages)('%s says everything that English says, with the same values in it', (language) => {
    const english = textsOf(surveyWords.en);
    const these = new Map(textsOf(surveyWords[language]));
    expect([...these.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, text] of english) {
      expect([path, placeholders(these.get(path) ?? '')]).toEqual([path, placeholders(text)]);
      expect(these.get(path)?.trim()).not.toBe('');
    }
  });

  it('has no word that nothing says', () => {
    const { script, ...page } = surveyWords.en;
    const { notices, ...ofScript } = script;
    const unused = [...Object.keys(page), ...Object.keys(ofScript)].filter(
      (key) => !new RegExp(`(?:words|surveyWords\\[\\w+\\])\\.${key}\\b`).test(sources),
    );
    expect(unused).toEqual([]);
    const unsaid = Object.keys(notices).filter((name) => !new RegExp(`['.]?${name}['\\]:]`).test(sources));
    expect(unsaid).toEqual([]);
  });

  it.each(languages)('%s has a form for every plural rule that a number can take there', (language) => {
    const rules = new Intl.PluralRules(language);
    const { lead, script } = surveyWords[language];
    // A pulse has 1 to 20 questions; a label has at least 8 invited.
    for (const [words, counts] of [
      [lead, Array.from({ length: 20 }, (_, i) => i + 1)],
      [script.group, Array.from({ length: 300 }, (_, i) => i + 8)],
    ] as const) {
      const missing = counts.filter((count) => {
        const rule = rules.select(count);
        // In these languages `many` is for a million, and `one` for one and perhaps nought.
        return rule !== 'other' && words[rule] === undefined;
      });
      expect(missing).toEqual([]);
    }
  });
});
