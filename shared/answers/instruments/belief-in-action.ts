import type { Instrument } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { draftTranslations } from './draft-translations.ts';

export const beliefInAction: Instrument = {
  id: 'belief-in-action',
  version: 1,
  name: {
    en: 'Belief in action',
    de: 'Vertrauen in Folgen',
    fr: 'Confiance dans les suites',
    es: 'Confianza en los cambios',
    'pt-BR': 'Confiança em mudanças',
    ar: 'الثقة في حدوث تغيير',
  },
  instruction: {
    en: 'How far do you agree with this statement?',
    de: 'Wie sehr stimmen Sie dieser Aussage zu?',
    fr: 'Dans quelle mesure êtes-vous d’accord avec cette affirmation ?',
    es: '¿En qué medida está de acuerdo con esta afirmación?',
    'pt-BR': 'Até que ponto você concorda com esta afirmação?',
    ar: 'إلى أي مدى توافق على هذه العبارة؟',
  },
  items: [
    {
      id: 'change',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'I believe something useful will change because of this survey.',
        de: 'Ich glaube, dass sich durch diese Umfrage etwas Nützliches ändern wird.',
        fr: 'Je crois que quelque chose d’utile changera grâce à cette enquête.',
        es: 'Creo que algo útil cambiará gracias a esta encuesta.',
        'pt-BR': 'Acredito que algo útil vai mudar por causa desta pesquisa.',
        ar: 'أعتقد أن شيئًا مفيدًا سيتغير بفضل هذا الاستبيان.',
      },
    },
  ],
  scale: agreementScale,
  minimumAnswered: 1,
  favourableFrom: 4,
  source: 'Own wording.',
  licence: 'CC0-1.0',
  rights: 'Not validated.',
  translationStatus: draftTranslations('original'),
};
