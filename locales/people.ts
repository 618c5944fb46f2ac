import type { Language } from '../shared/contract/identifiers.ts';
import type { People } from '../shared/report/shape/people.ts';
import { people as ar } from './ar/people.ts';
import { numberWords } from './date-words.ts';
import { people as de } from './de/people.ts';
import { people as en } from './en/people.ts';
import { people as es } from './es/people.ts';
import { people as fr } from './fr/people.ts';
import { people as ptBR } from './pt-br/people.ts';
import type { PeopleWords } from './shape/people.ts';
import { fillIn } from './survey.ts';

export const peopleWords: Readonly<Record<Language, PeopleWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };

/**
 * "9 of 20", "fewer than 5 of 20", "all but a few of 20": the words for a number of people, wherever one is shown.
 *
 * @param minimum that the number was guarded with
 */
export function peopleInWords(shown: People, minimum: number, language: Language = 'en'): string {
  const words = peopleWords[language];
  if (shown.status === 'hidden') return words.hidden;
  const number = (count: number) => numberWords(language, count);
  return fillIn(words[shown.status], {
    of: number(shown.of),
    minimum: number(minimum),
    ...(shown.status === 'exact' && { people: number(shown.people) }),
  });
}

/**
 * "fewer than 5" or "5 or more", where a mail may say no more than that.
 *
 * @param least 0, or the minimum (`atLeastOf`)
 */
export function fewOrMore(least: number, minimum: number, language: Language): string {
  const { fewerThan, atLeast } = peopleWords[language];
  return fillIn(least < minimum ? fewerThan : atLeast, { minimum: numberWords(language, minimum) });
}
