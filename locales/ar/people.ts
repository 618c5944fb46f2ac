import type { PeopleWords } from '../shape/people.ts';

export const people: PeopleWords = {
  exact: '{people} من {of}',
  few: 'أقل من {minimum} من {of}',
  'nearly-all': 'الجميع تقريبًا من {of}',
  hidden: 'غير معروض',
  fewerThan: 'أقل من {minimum}',
  atLeast: '{minimum} أو أكثر',
};
