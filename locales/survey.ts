import type { Language } from '../shared/contract/identifiers.ts';
import { arabic } from './ar/survey.ts';
import { german } from './de/survey.ts';
import { english } from './en/survey.ts';
import { spanish } from './es/survey.ts';
import { french } from './fr/survey.ts';
import { portuguese } from './pt-br/survey.ts';
import type { Plural, SurveyWords } from './survey-words.ts';

export const surveyWords: Readonly<Record<Language, SurveyWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  'pt-BR': portuguese,
  ar: arabic,
};

/** Puts values into the braces; a name without a value stays as it is, for the page's script to fill in. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (braces, name: string) => values[name] ?? braces);

export const pluralOf = (words: Plural, language: Language, count: number): string =>
  words[new Intl.PluralRules(language).select(count)] ?? words.other;
