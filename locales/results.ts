import type { Language } from '../shared/contract/identifiers.ts';

/** What a few lines about a report say. {percent} {name} {score} {lowest} {highest} {since} {number} are filled in. */
export interface ResultWords {
  readonly answered: string;
  readonly tooFew: string;
  readonly score: string;
  /** Follow the score. */
  readonly higher: string;
  readonly lower: string;
  readonly 'no-clear-change': string;
  /** Numbers that stand for themselves and all beyond. */
  readonly 'or-more': string;
  readonly 'or-fewer': string;
  readonly about: string;
}

export const resultWords: Readonly<Record<Language, ResultWords>> = {
  en: {
    answered: '{percent} of those who were asked answered.',
    tooFew: 'Too few people answered to say anything without pointing at somebody.',
    score: '{name}: {score} on a scale from {lowest} to {highest}',
    higher: ', clearly higher than in {since}',
    lower: ', clearly lower than in {since}',
    'no-clear-change': ', no clear change since {since}',
    'or-more': '{number} or more',
    'or-fewer': '{number} or less',
    about: 'about {number}',
  },
  de: {
    answered: '{percent} der Befragten haben geantwortet.',
    tooFew: 'Es haben zu wenige geantwortet, um etwas zu sagen, ohne auf jemanden zu zeigen.',
    score: '{name}: {score} auf einer Skala von {lowest} bis {highest}',
    higher: ', deutlich höher als in {since}',
    lower: ', deutlich niedriger als in {since}',
    'no-clear-change': ', keine deutliche Änderung seit {since}',
    'or-more': '{number} oder mehr',
    'or-fewer': '{number} oder weniger',
    about: 'etwa {number}',
  },
  fr: {
    answered: '{percent} des personnes interrogées ont répondu.',
    tooFew: 'Trop peu de personnes ont répondu pour en dire quelque chose sans désigner quelqu’un.',
    score: '{name} : {score} sur une échelle de {lowest} à {highest}',
    higher: ', nettement plus haut qu’en {since}',
    lower: ', nettement plus bas qu’en {since}',
    'no-clear-change': ', pas de changement net depuis {since}',
    'or-more': '{number} ou plus',
    'or-fewer': '{number} ou moins',
    about: 'environ {number}',
  },
  es: {
    answered: 'Respondió el {percent} de las personas consultadas.',
    tooFew: 'Respondieron muy pocas personas para decir algo sin señalar a nadie.',
    score: '{name}: {score} en una escala de {lowest} a {highest}',
    higher: ', claramente más alto que en {since}',
    lower: ', claramente más bajo que en {since}',
    'no-clear-change': ', sin cambio claro desde {since}',
    'or-more': '{number} o más',
    'or-fewer': '{number} o menos',
    about: 'alrededor de {number}',
  },
  'pt-BR': {
    answered: '{percent} das pessoas consultadas responderam.',
    tooFew: 'Poucas pessoas responderam para dizer algo sem apontar para alguém.',
    score: '{name}: {score} em uma escala de {lowest} a {highest}',
    higher: ', claramente mais alto que em {since}',
    lower: ', claramente mais baixo que em {since}',
    'no-clear-change': ', sem mudança clara desde {since}',
    'or-more': '{number} ou mais',
    'or-fewer': '{number} ou menos',
    about: 'cerca de {number}',
  },
  ar: {
    answered: 'أجاب {percent} ممن سُئلوا.',
    tooFew: 'عدد من أجابوا أقل من أن يُقال شيء دون الإشارة إلى أحد.',
    score: '{name}: {score} على مقياس من {lowest} إلى {highest}',
    higher: '، أعلى بوضوح مما كان في \u2068{since}\u2069',
    lower: '، أدنى بوضوح مما كان في \u2068{since}\u2069',
    'no-clear-change': '، دون تغير واضح منذ \u2068{since}\u2069',
    'or-more': '{number} أو أكثر',
    'or-fewer': '{number} أو أقل',
    about: 'نحو {number}',
  },
};
