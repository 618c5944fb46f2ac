import type { PeopleWords } from '../shape/people.ts';

export const people: PeopleWords = {
  exact: '{people} de {of}',
  few: 'menos de {minimum} de {of}',
  'nearly-all': 'quase todos, de {of}',
  hidden: 'não é mostrado',
  fewerThan: 'menos de {minimum}',
  atLeast: '{minimum} ou mais',
};
