import type { PeopleWords } from '../shape/people.ts';

export const people: PeopleWords = {
  exact: '{people} von {of}',
  few: 'weniger als {minimum} von {of}',
  'nearly-all': 'fast alle {of}',
  hidden: 'wird nicht gezeigt',
  fewerThan: 'weniger als {minimum}',
  atLeast: 'mindestens {minimum}',
};
