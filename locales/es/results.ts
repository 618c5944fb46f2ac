import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: 'Respondió el {percent} de los miembros.',
  nearlyAll: 'Respondieron casi todos los miembros.',
  tooFew: 'Respondieron muy pocas personas para decir algo sin que se pueda identificar a alguien.',
  score: '{name}: {score} en una escala de {lowest} a {highest}',
  favourable: '{name}: {count} de {whole} respuestas son favorables',
  higher: ', claramente más alto que en {since}',
  lower: ', claramente más bajo que en {since}',
  'no-clear-change': ', sin cambio claro desde {since}',
  rising: ', al alza desde {since}',
  falling: ', a la baja desde {since}',
  'or-more': '{number} o más',
  'or-fewer': '{number} o menos',
  about: 'alrededor de {number}',
  between: 'de {from} a {to}',
};
