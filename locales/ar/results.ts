import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: 'أجاب {percent} من الأعضاء.',
  nearlyAll: 'أجاب جميع الأعضاء تقريبًا.',
  tooFew: 'عدد من أجابوا أقل من أن يُقال شيء دون كشف هوية أحد.',
  score: '{name}: {score} على مقياس من {lowest} إلى {highest}',
  higher: '، أعلى بوضوح مما كان في \u2068{since}\u2069',
  lower: '، أدنى بوضوح مما كان في \u2068{since}\u2069',
  'no-clear-change': '، دون تغير واضح منذ \u2068{since}\u2069',
  'or-more': '{number} أو أكثر',
  'or-fewer': '{number} أو أقل',
  about: 'نحو {number}',
};
