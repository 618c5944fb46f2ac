import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: '{percent} der Mitglieder haben geantwortet.',
  nearlyAll: 'Fast alle Mitglieder haben geantwortet.',
  tooFew: 'Es haben zu wenige geantwortet, um etwas zu sagen, ohne dass jemand erkennbar würde.',
  score: '{name}: {score} auf einer Skala von {lowest} bis {highest}',
  favourable: '{name}: {count} von {whole} Antworten sind zustimmend',
  higher: ', deutlich höher als in {since}',
  lower: ', deutlich niedriger als in {since}',
  'no-clear-change': ', keine deutliche Änderung seit {since}',
  rising: ', steigend seit {since}',
  falling: ', fallend seit {since}',
  'or-more': '{number} oder mehr',
  'or-fewer': '{number} oder weniger',
  about: 'etwa {number}',
  between: '{from} bis {to}',
};
