import type { Instrument } from '../../contract/instrument.ts';
import { draftTranslations } from './draft-translations.ts';

/** Published as a mean like any other item; no promoters are subtracted from anything, small groups are too few for it. */
export const recommend: Instrument = {
  id: 'recommend',
  version: 1,
  name: {
    en: 'Recommendation',
    de: 'Weiterempfehlung',
    fr: 'Recommandation',
    es: 'Recomendación',
    'pt-BR': 'Recomendação',
    ar: 'التوصية',
  },
  instruction: {
    en: '0 means not at all likely, 10 means extremely likely.',
    de: '0 bedeutet überhaupt nicht wahrscheinlich, 10 äußerst wahrscheinlich.',
    fr: '0 signifie pas du tout probable, 10 extrêmement probable.',
    es: '0 significa nada probable, 10 sumamente probable.',
    'pt-BR': '0 significa nada provável, 10 extremamente provável.',
    ar: 'يعني 0 غير محتمل إطلاقًا، ويعني 10 محتملًا للغاية.',
  },
  items: [
    {
      id: 'recommend',
      sensitivity: 'low',
      rights: 'CHAOSS Project Recommendability, MIT: "project" became "community".',
      wording: {
        en: 'How likely are you to recommend this community to a colleague?',
        de: 'Wie wahrscheinlich ist es, dass Sie diese Community weiterempfehlen?',
        fr: 'Quelle est la probabilité que vous recommandiez cette communauté à un collègue ?',
        es: '¿Qué probabilidad hay de que recomiende esta comunidad a un colega?',
        'pt-BR': 'Qual é a probabilidade de você recomendar esta comunidade a um colega?',
        ar: 'ما مدى احتمال أن توصي زميلًا بهذا المجتمع؟',
      },
    },
  ],
  scale: {
    kind: 'numeric',
    lowest: 0,
    points: 11,
    ends: {
      en: ['Not at all likely', 'Extremely likely'],
      de: ['Überhaupt nicht wahrscheinlich', 'Äußerst wahrscheinlich'],
      fr: ['Pas du tout probable', 'Extrêmement probable'],
      es: ['Nada probable', 'Sumamente probable'],
      'pt-BR': ['Nada provável', 'Extremamente provável'],
      ar: ['غير محتمل إطلاقًا', 'محتمل للغاية'],
    },
  },
  minimumAnswered: 1,
  // The upper quarter of the scale, as 4 is on the scale of agreement.
  favourableFrom: 8,
  source: 'CHAOSS, Project Recommendability metric.',
  licence: 'MIT',
  rights: 'Wording adapted to a community of practice.',
  translationStatus: draftTranslations('adapted'),
};
