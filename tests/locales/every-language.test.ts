/** Every language says everything that English says, with the same values in it; and English says nothing unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accessibilityWords } from '../../locales/accessibility.ts';
import { commaOf, directionOf, localeOf } from '../../locales/direction.ts';
import { digest } from '../../locales/en/digest.ts';
import { inbox } from '../../locales/en/inbox.ts';
import { reportNumbers } from '../../locales/en/report-numbers.ts';
import { reportPage } from '../../locales/en/report-page.ts';
import { leadingIndicators, reportSentences, summary } from '../../locales/en/report-sentences.ts';
import { instrumentNames, instrumentWords } from '../../locales/instruments.ts';
import { mailWords } from '../../locales/mail.ts';
import { privacyWords } from '../../locales/privacy.ts';
import { questionLints } from '../../locales/question-lint.ts';
import { readWords } from '../../locales/read.ts';
import { receiptWords } from '../../locales/receipt.ts';
import { resultWords } from '../../locales/results.ts';
import { stewardWords } from '../../locales/steward.ts';
import { surveyWords } from '../../locales/survey.ts';
import { instrumentsInEnglish } from '../../shared/answers/instruments/in-english.ts';
import { instruments } from '../../shared/answers/instruments.ts';
import { inEveryLanguage, languages } from '../../shared/contract/identifiers.ts';
import { receiptScript } from '../../web/receipt/receipt-script.ts';
import { countsWithoutForm, flaws, isForms, textsOf, unsaid } from './flaws.ts';
import { sayAccessibility, sayMails, sayPrivacy, sayReceipt, sayResults, saySteward, saySurvey } from './said.ts';

const kinds = {
  mail: mailWords,
  steward: stewardWords,
  survey: surveyWords,
  privacy: privacyWords,
  read: readWords,
  receipt: receiptWords,
  results: resultWords,
  accessibility: accessibilityWords,
  instruments: inEveryLanguage((language) => ({ ...instrumentWords[language], names: instrumentNames[language] })),
} as const;
const reportSources = [
  'shared/report/shape/',
  'web/dashboard/',
  'shared/report/build/',
  'shared/report/disclosure/',
] as const;
const root = new URL('../../', import.meta.url);
const sourcesIn = (folder: string): string =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, root), 'utf8'))
    .join('\n');

describe.each(languages)('%s', (language) => {
  it.each(Object.entries(kinds))('says in %s what English says, with the same values', (_, words) => {
    expect(flaws(words.en, words[language])).toEqual([]);
  });

  it('runs in the direction of its script, and its tag for dates and numbers is of this language', () => {
    const locale = new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } };
    expect(directionOf(language)).toBe(locale.getTextInfo().direction);
    expect(localeOf(language).split('-u-')[0]).toMatch(new RegExp(`^${language}(-|$)`));
    expect(new Intl.NumberFormat(localeOf(language)).resolvedOptions().numberingSystem).toBe('latn');
    expect(commaOf(language)).toMatch(/^[,،] $/);
  });

  it('has a form for every plural rule that a number can need there', () => {
    const { lead, script } = surveyWords[language];
    // A pulse has 1 to 20 questions; a label has at least 8 invited. French and its kin have `many` for a million.
    expect(countsWithoutForm(lead, language, upTo(20))).toEqual([]);
    expect(countsWithoutForm(script.group, language, upTo(300).slice(7))).toEqual([]);
    expect([...textsOf(surveyWords[language])].flatMap(([path, text]) => (isForms(text) ? [path] : []))).toEqual([
      'lead',
      'script.group',
    ]);
  });

  it('counts questions and minutes of a mail with the number in the words', () => {
    const { questions, minutes } = mailWords[language];
    for (const count of upTo(20))
      for (const said of [questions(count), minutes(count)]) expect(said).toContain(`${count}`);
  });

  it('has word lists in lower case, without a repeat', () => {
    const { negations, joins } = questionLints[language];
    for (const list of [negations, joins]) {
      expect(list.length).toBeGreaterThan(0);
      expect([...new Set(list.map((word) => word.toLowerCase()))]).toEqual(list);
    }
  });

  it('has a folder of the same files as every other language', () => {
    const files = readdirSync(new URL(`locales/${language.toLowerCase()}/`, root));
    const others = languages.map((other) => new Set(readdirSync(new URL(`locales/${other.toLowerCase()}/`, root))));
    // English alone has the words of the report, of its digest and of the local inbox.
    const common = files.filter((file) => others.every((other) => other.has(file)));
    if (language !== 'en') expect(files).toEqual(common);
    expect(common).toEqual(expect.arrayContaining(Object.keys(kinds).map((kind) => `${kind}.ts`)));
  });
});

describe('no word is kept without being used', () => {
  const byScript = (source: string) => (path: string) => {
    const [script, key, notice] = path.split('.');
    if (script !== 'script') return false;
    const said = key === 'notices' ? new RegExp(`['.]?${notice}['\\]:]`) : new RegExp(`words\\.${key}\\b`);
    return said.test(source);
  };

  it('in mails to members and the pages behind their links', () => {
    expect(unsaid(mailWords, sayMails)).toEqual([]);
  });
  it('in mails to stewards', () => {
    expect(unsaid(stewardWords, saySteward)).toEqual([]);
  });
  it('on the survey page', () => {
    const source = sourcesIn('web/survey/');
    const left = unsaid(surveyWords, saySurvey);
    expect(left.filter((path) => !byScript(source)(path))).toEqual([]);
    // The page passes on all words of its script, so they are looked for in its source.
    const ofScript = [...textsOf(surveyWords.en).keys()].filter((path) => path.startsWith('script.'));
    expect(ofScript.filter((path) => !byScript(source)(path))).toEqual([]);
  });
  it('on the privacy page', () => {
    expect(unsaid(privacyWords, sayPrivacy)).toEqual([]);
  });
  it('on the receipt page', () => {
    expect(unsaid(receiptWords, sayReceipt)).toEqual([]);
    const ofScript = [...textsOf(receiptWords.en).keys()].filter((path) => path.startsWith('script.'));
    expect(ofScript.filter((path) => !byScript(receiptScript)(path))).toEqual([]);
  });
  it('in the accessibility statement', () => {
    expect(unsaid(accessibilityWords, sayAccessibility)).toEqual([]);
  });
  it('in the results for members', () => {
    expect(unsaid(resultWords, sayResults)).toEqual([]);
  });
  it.each([
    ['the report', { ...reportSentences, ...summary, ...leadingIndicators, reportPage, reportNumbers }, reportSources],
    ['the digest', digest, ['emails/', 'shared/report/build/']],
    ['the local inbox', inbox, ['local/']],
  ] as const)('in %s', (_, words, folders) => {
    const source = folders.map(sourcesIn).join('\n');
    // A state or verdict is read by its name, a destructured word by its own.
    const isRead = (name: string) =>
      new RegExp(`\\.${name}\\b|'${name}'|\\{[^{}]*\\b${name}\\b[^{}]*\\} =`).test(source);
    const names = [...textsOf(words).keys()].map(
      (path) =>
        path
          .replace(/\.\d+$/, '')
          .split('.')
          .at(-1) ?? '',
    );
    expect(names.filter((name) => !isRead(name))).toEqual([]);
    expect(isRead('farewell')).toBe(false);
  });
  it('in the questions of the catalogue', () => {
    const said = JSON.stringify([instruments, instrumentsInEnglish]);
    const texts = [...textsOf(kinds.instruments.en)].map(([path, text]) => [path, said.includes(JSON.stringify(text))]);
    expect(texts.filter(([, isSaid]) => !isSaid)).toEqual([]);
  });
});

describe('a planted flaw is found:', () => {
  const { survey, mail } = { survey: surveyWords.de, mail: mailWords.de };
  const { send, ...withoutSend } = survey;

  it('a missing key, at the top, within, and a paragraph', () => {
    expect(flaws(surveyWords.en, withoutSend)).toEqual(['missing: send']);
    const { copy, ...script } = survey.script;
    expect(flaws(surveyWords.en, { ...survey, script })).toEqual(['missing: script.copy']);
    const notices = { ...survey.script.notices, done: survey.script.notices.done.slice(0, 2) };
    const short = { ...survey, script: { ...survey.script, notices } };
    expect(flaws(surveyWords.en, short)).toEqual(['missing: script.notices.done.2']);
  });

  it('an extra key', () => {
    expect(flaws(surveyWords.en, { ...survey, sent: send })).toEqual(['extra: sent']);
  });

  it('an empty text', () => {
    expect(flaws(surveyWords.en, { ...survey, send: ' ' })).toEqual(['empty: send']);
  });

  it('a placeholder that differs, in a sentence, in a plural and in a function', () => {
    expect(flaws(surveyWords.en, { ...survey, title: 'Puls' })).toEqual([
      'values differ: title has none, not {community}',
    ]);
    const lead = { ...survey.lead, other: '{count} Fragen.' };
    expect(flaws(surveyWords.en, { ...survey, lead })).toEqual([
      'values differ: lead has {count}, not {closes} {count}',
    ]);
    expect(flaws(mailWords.en, { ...mail, greeting: () => 'Guten Tag,' })).toEqual([
      'values differ: greeting has none, not {0}',
    ]);
    const ask = ({ community }: { community: string }) => community;
    expect(flaws(mailWords.en, { ...mail, invitation: { ...mail.invitation, ask } })).toEqual([
      'values differ: invitation.ask has {0.community}, not {0.closes} {0.community} {0.minutes} {0.questions}',
    ]);
  });

  it('a form that is missing for a count', () => {
    const { few, ...lead } = surveyWords.ar.lead;
    expect(countsWithoutForm(lead, 'ar', upTo(20))).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('an unused key', () => {
    const table = { en: { ...mailWords.en, farewell: 'Bye' } };
    expect(unsaid(table, () => undefined)).toContain('farewell');
    expect(unsaid(table, () => table.en.farewell)).not.toContain('farewell');
  });
});

function upTo(most: number): number[] {
  return Array.from({ length: most }, (_, index) => index + 1);
}
