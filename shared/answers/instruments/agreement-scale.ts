import type { LabelledScale } from '../../contract/instrument.ts';

/** Five points of agreement, each in words, negative first in every language and direction of writing. */
export const agreementScale: LabelledScale = {
  kind: 'labelled',
  lowest: 1,
  points: 5,
  labels: {
    en: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
    de: [
      'Stimme überhaupt nicht zu',
      'Stimme eher nicht zu',
      'Weder Zustimmung noch Ablehnung',
      'Stimme eher zu',
      'Stimme voll und ganz zu',
    ],
    fr: [
      'Pas du tout d’accord',
      'Plutôt pas d’accord',
      'Ni d’accord ni pas d’accord',
      'Plutôt d’accord',
      'Tout à fait d’accord',
    ],
    es: [
      'Totalmente en desacuerdo',
      'En desacuerdo',
      'Ni de acuerdo ni en desacuerdo',
      'De acuerdo',
      'Totalmente de acuerdo',
    ],
    'pt-BR': ['Discordo totalmente', 'Discordo', 'Nem concordo nem discordo', 'Concordo', 'Concordo totalmente'],
    ar: ['لا أوافق إطلاقًا', 'لا أوافق', 'لا أوافق ولا أعارض', 'أوافق', 'أوافق تمامًا'],
  },
};
