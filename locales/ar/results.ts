import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: 'أجاب {percent} من الأعضاء.',
  nearlyAll: 'أجاب جميع الأعضاء تقريبًا.',
  tooFew: 'عدد من أجابوا أقل من أن يُقال شيء دون كشف هوية أحد.',
  score: '{name}: {score} على مقياس من {lowest} إلى {highest}',
  favourable: '{name}: {count} من أصل {whole} إجابة إيجابية',
  higher: '، أعلى بوضوح مما كان في \u2068{since}\u2069',
  lower: '، أدنى بوضوح مما كان في \u2068{since}\u2069',
  'no-clear-change': '، دون تغير واضح منذ \u2068{since}\u2069',
  rising: '، في ارتفاع منذ \u2068{since}\u2069',
  falling: '، في انخفاض منذ \u2068{since}\u2069',
  'or-more': '{number} أو أكثر',
  'or-fewer': '{number} أو أقل',
  about: 'نحو {number}',
  between: 'من {from} إلى {to}',
};
