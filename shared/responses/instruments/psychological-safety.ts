import { agreementScale } from './agreement-scale.ts';
import { draftTranslations, type Instrument } from './instrument.ts';

export const psychologicalSafety: Instrument = {
  id: 'psychological-safety',
  version: 1,
  name: {
    en: 'Psychological safety',
    de: 'Psychologische Sicherheit',
    fr: 'Sécurité psychologique',
    es: 'Seguridad psicológica',
    'pt-BR': 'Segurança psicológica',
    ar: 'الأمان النفسي',
  },
  instruction: {
    en: 'How far do you agree with these statements about this community?',
    de: 'Wie sehr stimmen Sie diesen Aussagen über diese Community zu?',
    fr: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur cette communauté ?',
    es: '¿En qué medida está de acuerdo con estas afirmaciones sobre esta comunidad?',
    'pt-BR': 'Até que ponto você concorda com estas afirmações sobre esta comunidade?',
    ar: 'إلى أي مدى توافق على هذه العبارات عن هذا المجتمع؟',
  },
  items: [
    {
      id: 'mistakes',
      sensitivity: 'high',
      wording: {
        en: 'If I make a mistake in this community, it is not held against me.',
        de: 'Wenn ich in dieser Community einen Fehler mache, wird mir das nicht nachgetragen.',
        fr: 'Si je fais une erreur dans cette communauté, on ne me la reproche pas.',
        es: 'Si cometo un error en esta comunidad, no se usa en mi contra.',
        'pt-BR': 'Se eu cometer um erro nesta comunidade, isso não é usado contra mim.',
        ar: 'إذا ارتكبتُ خطأً في هذا المجتمع، فلا يُؤخذ عليّ.',
      },
    },
    {
      id: 'tough-issues',
      sensitivity: 'low',
      wording: {
        en: 'Members of this community are able to bring up problems and tough issues.',
        de: 'Mitglieder dieser Community können Probleme und schwierige Themen ansprechen.',
        fr: 'Les membres de cette communauté peuvent soulever des problèmes et des questions difficiles.',
        es: 'Los miembros de esta comunidad pueden plantear problemas y temas difíciles.',
        'pt-BR': 'Os membros desta comunidade conseguem levantar problemas e questões difíceis.',
        ar: 'يستطيع أعضاء هذا المجتمع طرح المشكلات والقضايا الصعبة.',
      },
    },
    {
      id: 'difference',
      sensitivity: 'high',
      wording: {
        en: 'Members of this community do not reject each other for being different.',
        de: 'Mitglieder dieser Community lehnen einander nicht ab, weil jemand anders ist.',
        fr: 'Les membres de cette communauté ne se rejettent pas parce qu’ils sont différents.',
        es: 'Los miembros de esta comunidad no se rechazan entre sí por ser diferentes.',
        'pt-BR': 'Os membros desta comunidade não rejeitam uns aos outros por serem diferentes.',
        ar: 'لا يرفض أعضاء هذا المجتمع بعضهم بعضًا بسبب الاختلاف.',
      },
    },
    {
      id: 'risk',
      sensitivity: 'high',
      wording: {
        en: 'It is safe to take a risk in this community.',
        de: 'In dieser Community kann man gefahrlos ein Risiko eingehen.',
        fr: 'On peut prendre un risque sans crainte dans cette communauté.',
        es: 'En esta comunidad es seguro asumir un riesgo.',
        'pt-BR': 'É seguro correr um risco nesta comunidade.',
        ar: 'من الآمن أن يخاطر المرء في هذا المجتمع.',
      },
    },
    {
      id: 'asking-help',
      sensitivity: 'low',
      wording: {
        en: 'It is not difficult to ask other members of this community for help.',
        de: 'Es ist nicht schwierig, andere Mitglieder dieser Community um Hilfe zu bitten.',
        fr: 'Il n’est pas difficile de demander de l’aide aux autres membres de cette communauté.',
        es: 'No es difícil pedir ayuda a otros miembros de esta comunidad.',
        'pt-BR': 'Não é difícil pedir ajuda a outros membros desta comunidade.',
        ar: 'ليس من الصعب طلب المساعدة من أعضاء آخرين في هذا المجتمع.',
      },
    },
    {
      id: 'undermining',
      sensitivity: 'high',
      wording: {
        en: 'No one in this community would deliberately act in a way that undermines my work efforts.',
        de: 'Niemand in dieser Community würde meine Arbeit absichtlich untergraben.',
        fr: 'Personne dans cette communauté n’agirait délibérément de manière à nuire à mon travail.',
        es: 'Nadie en esta comunidad actuaría a propósito para perjudicar mi trabajo.',
        'pt-BR': 'Ninguém nesta comunidade agiria de propósito para prejudicar o meu trabalho.',
        ar: 'لا أحد في هذا المجتمع يتعمّد التصرف بطريقة تقوّض جهودي في العمل.',
      },
    },
    {
      id: 'skills',
      sensitivity: 'low',
      wording: {
        en: 'My unique skills and talents are valued in this community.',
        de: 'Meine besonderen Fähigkeiten und Talente werden in dieser Community geschätzt.',
        fr: 'Mes compétences et mes talents propres sont appréciés dans cette communauté.',
        es: 'En esta comunidad se valoran mis habilidades y talentos particulares.',
        'pt-BR': 'Minhas habilidades e talentos são valorizados nesta comunidade.',
        ar: 'مهاراتي ومواهبي الخاصة محل تقدير في هذا المجتمع.',
      },
    },
  ],
  scale: agreementScale,
  minimumAnswered: 5,
  favourableFrom: 4,
  source:
    'DORA research programme, State of DevOps 2019, culture items; after Edmondson, A. C. (1999), Administrative Science Quarterly 44(2), 350-383, doi 10.2307/2666999.',
  licence: 'CC BY 4.0',
  rights: 'Adapted: "our team" became "this community", and the scale has five points. Not validated in this form.',
  translationStatus: draftTranslations('adapted'),
};
