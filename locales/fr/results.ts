import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: '{percent} des membres ont répondu.',
  nearlyAll: 'Presque tous les membres ont répondu.',
  tooFew: 'Trop peu de personnes ont répondu pour en dire quelque chose sans risquer d’identifier quelqu’un.',
  score: '{name} : {score} sur une échelle de {lowest} à {highest}',
  favourable: '{name} : {count} réponses favorables sur {whole}',
  higher: ', nettement plus haut qu’en {since}',
  lower: ', nettement plus bas qu’en {since}',
  'no-clear-change': ', pas de changement net depuis {since}',
  rising: ', en hausse depuis {since}',
  falling: ', en baisse depuis {since}',
  'or-more': '{number} ou plus',
  'or-fewer': '{number} ou moins',
  about: 'environ {number}',
  between: '{from} à {to}',
};
