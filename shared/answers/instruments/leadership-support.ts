import type { Instrument } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { draftTranslations } from './draft-translations.ts';

export const leadershipSupport: Instrument = {
  id: 'leadership-support',
  version: 1,
  name: {
    en: 'Leadership support',
    de: 'Unterstützung durch die Führung',
    fr: 'Soutien de la direction',
    es: 'Apoyo de los responsables',
    'pt-BR': 'Apoio da liderança',
    ar: 'دعم القيادة',
  },
  instruction: {
    en: 'How far do you agree with these statements about your leaders?',
    de: 'Wie sehr stimmen Sie diesen Aussagen über Ihre Führungskräfte zu?',
    fr: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur vos responsables ?',
    es: '¿En qué medida está de acuerdo con estas afirmaciones sobre sus responsables?',
    'pt-BR': 'Até que ponto você concorda com estas afirmações sobre os seus líderes?',
    ar: 'إلى أي مدى توافق على هذه العبارات عن قادتك؟',
  },
  items: [
    {
      id: 'contribution',
      sensitivity: 'high',
      rights: 'After SPOS item 1, free use with credit to Eisenberger et al. (1986): the referent is "our leaders".',
      wording: {
        en: 'Our leaders value my contribution to this community.',
        de: 'Unsere Führungskräfte schätzen meinen Beitrag zu dieser Community.',
        fr: 'Nos responsables apprécient ma contribution à cette communauté.',
        es: 'Nuestros responsables valoran mi contribución a esta comunidad.',
        'pt-BR': 'Nossos líderes valorizam a minha contribuição para esta comunidade.',
        ar: 'يقدّر قادتنا مساهمتي في هذا المجتمع.',
      },
    },
    {
      id: 'help',
      sensitivity: 'high',
      rights: 'SPOS item 8, free use with credit to Eisenberger et al. (1986): the referent is "our leaders".',
      wording: {
        en: 'Help is available from our leaders when we have a problem.',
        de: 'Wenn wir ein Problem haben, bekommen wir Hilfe von unseren Führungskräften.',
        fr: 'Nos responsables nous aident quand nous avons un problème.',
        es: 'Nuestros responsables nos ayudan cuando tenemos un problema.',
        'pt-BR': 'Nossos líderes nos ajudam quando temos um problema.',
        ar: 'المساعدة متاحة من قادتنا عندما نواجه مشكلة.',
      },
    },
    {
      id: 'time',
      sensitivity: 'high',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'Our leaders support the time I spend on this community.',
        de: 'Unsere Führungskräfte unterstützen die Zeit, die ich für diese Community aufwende.',
        fr: 'Nos responsables soutiennent le temps que je consacre à cette communauté.',
        es: 'Nuestros responsables apoyan el tiempo que dedico a esta comunidad.',
        'pt-BR': 'Nossos líderes apoiam o tempo que dedico a esta comunidade.',
        ar: 'يدعم قادتنا الوقت الذي أقضيه في هذا المجتمع.',
      },
    },
  ],
  scale: agreementScale,
  minimumAnswered: 2,
  favourableFrom: 4,
  source:
    'Items 1 and 2 after the Survey of Perceived Organizational Support, Eisenberger et al. (1986), Journal of Applied Psychology 71(3), 500-507; see Shanock et al. (2019). Item 3 is own wording.',
  licence: 'Free use with credit (items 1 and 2); CC0-1.0 (item 3)',
  rights:
    'Survey of Perceived Organizational Support, copyright University of Delaware 1984. Adapted to "our leaders".',
  translationStatus: draftTranslations('adapted'),
};
