import type { PeopleWords } from '../shape/people.ts';

export const people: PeopleWords = {
  exact: '{people} de {of}',
  few: 'menos de {minimum} de {of}',
  'nearly-all': 'casi todos, de {of}',
  hidden: 'no se muestra',
  fewerThan: 'menos de {minimum}',
  atLeast: '{minimum} o más',
};
