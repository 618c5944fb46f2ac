import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: '{percent} of members answered.',
  nearlyAll: 'All but a few members answered.',
  tooFew: 'Too few people answered to say anything without identifying someone.',
  score: '{name}: {score} on a scale from {lowest} to {highest}',
  favourable: '{name}: {count} of {whole} answers are favourable',
  higher: ', clearly higher than in {since}',
  lower: ', clearly lower than in {since}',
  'no-clear-change': ', no clear change since {since}',
  rising: ', rising since {since}',
  falling: ', falling since {since}',
  'or-more': '{number} or more',
  'or-fewer': '{number} or less',
  about: 'about {number}',
  between: '{from} to {to}',
};
