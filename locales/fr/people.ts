import type { PeopleWords } from '../shape/people.ts';

export const people: PeopleWords = {
  exact: '{people} sur {of}',
  few: 'moins de {minimum} sur {of}',
  'nearly-all': 'presque tous, sur {of}',
  hidden: 'non affiché',
  fewerThan: 'moins de {minimum}',
  atLeast: '{minimum} ou plus',
};
