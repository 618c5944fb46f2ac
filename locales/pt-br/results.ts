import type { ResultWords } from '../shape/results.ts';

export const results: ResultWords = {
  answered: '{percent} dos membros responderam.',
  nearlyAll: 'Quase todos os membros responderam.',
  tooFew: 'Pouquíssimas pessoas responderam: não dá para dizer nada sem identificar alguém.',
  score: '{name}: {score} em uma escala de {lowest} a {highest}',
  favourable: '{name}: {count} de {whole} respostas são favoráveis',
  higher: ', claramente mais alto que em {since}',
  lower: ', claramente mais baixo que em {since}',
  'no-clear-change': ', sem mudança clara desde {since}',
  rising: ', em alta desde {since}',
  falling: ', em queda desde {since}',
  'or-more': '{number} ou mais',
  'or-fewer': '{number} ou menos',
  about: 'cerca de {number}',
  between: 'de {from} a {to}',
};
