import type { Language } from '../../shared/contract/identifiers.ts';
import type { Plural, SurveyWords } from './page-words.ts';
import { arabic } from './words/ar.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';
import { spanish } from './words/es.ts';
import { french } from './words/fr.ts';
import { portuguese } from './words/pt-br.ts';

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
