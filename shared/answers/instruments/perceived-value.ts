import type { Instrument } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { draftTranslations } from './draft-translations.ts';

export const perceivedValue: Instrument = {
  id: 'perceived-value',
  version: 1,
  name: {
    en: 'Perceived value',
    de: 'Wahrgenommener Nutzen',
    fr: 'Valeur perçue',
    es: 'Valor percibido',
    'pt-BR': 'Valor percebido',
    ar: 'القيمة المُدرَكة',
  },
  instruction: {
    en: 'How far do you agree with these statements about the last three months?',
    de: 'Wie sehr stimmen Sie diesen Aussagen über die letzten drei Monate zu?',
    fr: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur les trois derniers mois ?',
    es: '¿En qué medida está de acuerdo con estas afirmaciones sobre los últimos tres meses?',
    'pt-BR': 'Até que ponto você concorda com estas afirmações sobre os últimos três meses?',
    ar: 'إلى أي مدى توافق على هذه العبارات عن الأشهر الثلاثة الماضية؟',
  },
  items: [
    {
      id: 'immediate',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'Taking part in this community was worth my time.',
        de: 'Die Teilnahme an dieser Community war meine Zeit wert.',
        fr: 'Participer à cette communauté a valu le temps que j’y ai consacré.',
        es: 'Participar en esta comunidad mereció mi tiempo.',
        'pt-BR': 'Participar desta comunidade valeu o meu tempo.',
        ar: 'كانت المشاركة في هذا المجتمع تستحق وقتي.',
      },
    },
    {
      id: 'potential',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'I learned something or met someone here that I expect to be useful.',
        de: 'Ich habe hier etwas gelernt oder jemanden kennengelernt, was mir voraussichtlich nützen wird.',
        fr: 'J’ai appris quelque chose ou rencontré quelqu’un ici qui devrait m’être utile.',
        es: 'Aquí aprendí algo o conocí a alguien que espero que me sea útil.',
        'pt-BR': 'Aprendi algo ou conheci alguém aqui que espero que me seja útil.',
        ar: 'تعلمتُ هنا شيئًا أو تعرّفتُ إلى شخص أتوقع أن يفيدني.',
      },
    },
    {
      id: 'applied',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'I used something from this community in my own work.',
        de: 'Ich habe etwas aus dieser Community in meiner eigenen Arbeit verwendet.',
        fr: 'J’ai utilisé quelque chose de cette communauté dans mon propre travail.',
        es: 'Usé algo de esta comunidad en mi propio trabajo.',
        'pt-BR': 'Usei algo desta comunidade no meu próprio trabalho.',
        ar: 'استخدمتُ شيئًا من هذا المجتمع في عملي.',
      },
    },
    {
      id: 'realised',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'What I used made a real difference to my work or to my team’s results.',
        de: 'Was ich verwendet habe, hat meine Arbeit oder die Ergebnisse meines Teams spürbar verbessert.',
        fr: 'Ce que j’ai utilisé a fait une vraie différence dans mon travail ou les résultats de mon équipe.',
        es: 'Lo que usé marcó una diferencia real en mi trabajo o en los resultados de mi equipo.',
        'pt-BR': 'O que usei fez uma diferença real no meu trabalho ou nos resultados da minha equipe.',
        ar: 'أحدث ما استخدمتُه فرقًا حقيقيًا في عملي أو في نتائج فريقي.',
      },
    },
    {
      id: 'reframing',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
      wording: {
        en: 'This community changed how I see what good looks like in our field.',
        de: 'Diese Community hat verändert, was ich in unserem Fach für gut halte.',
        fr: 'Cette communauté a changé ma vision de ce qu’est un bon travail dans notre domaine.',
        es: 'Esta comunidad cambió mi idea de lo que es un buen trabajo en nuestro campo.',
        'pt-BR': 'Esta comunidade mudou minha visão do que é um bom trabalho na nossa área.',
        ar: 'غيّر هذا المجتمع نظرتي إلى معنى العمل الجيد في مجالنا.',
      },
    },
  ],
  scale: agreementScale,
  minimumAnswered: 3,
  favourableFrom: 4,
  source:
    'Own wording, one item for each value cycle of Wenger, E., Trayner, B. and de Laat, M. (2011), Promoting and assessing value creation in communities and networks.',
  licence: 'CC0-1.0',
  rights: 'No text is copied from the framework. Not validated.',
  translationStatus: draftTranslations('original'),
};
