import type { PeopleWords } from '../shape/people.ts';

export const people: PeopleWords = {
  exact: '{people} of {of}',
  few: 'fewer than {minimum} of {of}',
  'nearly-all': 'all but a few of {of}',
  hidden: 'not shown',
  fewerThan: 'fewer than {minimum}',
  atLeast: '{minimum} or more',
};
