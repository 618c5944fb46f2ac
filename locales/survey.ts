import type { Language } from '../shared/contract/identifiers.ts';
import { survey as ar } from './ar/survey.ts';
import { survey as de } from './de/survey.ts';
import { localeOf } from './direction.ts';
import { survey as en } from './en/survey.ts';
import { survey as es } from './es/survey.ts';
import { survey as fr } from './fr/survey.ts';
import { survey as ptBR } from './pt-br/survey.ts';
import type { Plural, SurveyWords } from './shape/survey.ts';

export const surveyWords: Readonly<Record<Language, SurveyWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };

/** Fills in the braces; a name without a value stays as it is, for the page's script to fill in. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (braces, name: string) => values[name] ?? braces);

export const pluralOf = (words: Plural, language: Language, count: number): string =>
  words[new Intl.PluralRules(localeOf(language)).select(count)] ?? words.other;
