import type { InstrumentNames, InstrumentWords } from '../shape/instruments.ts';

export const instrumentNames: InstrumentNames = {
  'psychological-safety': 'Sécurité psychologique',
  'perceived-value': 'Valeur perçue',
  'leadership-support': 'Soutien de la direction',
  'belief-in-action': 'Confiance dans les suites',
  recommend: 'Recommandation',
  'change-noticed': 'Changement ressenti',
};

export const instruments: InstrumentWords = {
  agreement: [
    'Pas du tout d’accord',
    'Plutôt pas d’accord',
    'Ni d’accord ni pas d’accord',
    'Plutôt d’accord',
    'Tout à fait d’accord',
  ],
  evenAgreement: [
    'Pas du tout d’accord',
    'Pas d’accord',
    'Ni d’accord ni pas d’accord',
    'D’accord',
    'Tout à fait d’accord',
  ],
  notYet: 'Pas encore',
  psychologicalSafety: {
    instruction: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur cette communauté ?',
    items: {
      mistakes: 'Si je fais une erreur dans cette communauté, on ne me la reproche pas.',
      'tough-issues': 'Les membres de cette communauté peuvent soulever des problèmes et des questions difficiles.',
      difference: 'Les membres de cette communauté ne se rejettent pas parce qu’ils sont différents.',
      risk: 'On peut prendre un risque sans crainte dans cette communauté.',
      'asking-help': 'Il n’est pas difficile de demander de l’aide aux autres membres de cette communauté.',
      undermining: 'Personne dans cette communauté n’agirait délibérément de manière à nuire à mon travail.',
      skills: 'Mes compétences et mes talents propres sont appréciés dans cette communauté.',
    },
  },
  psychologicalSafety2: {
    instruction: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur cette communauté ?',
    items: {
      mistakes: 'Quand je fais une erreur dans cette communauté, je peux en parler ouvertement.',
      'tough-issues': 'On aborde les sujets difficiles dans cette communauté.',
      difference: 'Les personnes qui pensent autrement sont les bienvenues dans cette communauté.',
      risk: 'Dans cette communauté, je peux essayer des choses qui risquent d’échouer.',
      'asking-help': 'Il est facile de demander de l’aide dans cette communauté.',
      support: 'Les membres de cette communauté soutiennent mon travail.',
      skills: 'Mes compétences sont appréciées dans cette communauté.',
    },
  },
  perceivedValue: {
    instruction: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur les trois derniers mois ?',
    items: {
      immediate: 'Participer à cette communauté a valu le temps que j’y ai consacré.',
      potential: 'J’ai appris quelque chose ou rencontré quelqu’un ici qui devrait m’être utile.',
      applied: 'J’ai utilisé quelque chose de cette communauté dans mon propre travail.',
      realised: 'Ce que j’ai utilisé a fait une vraie différence dans mon travail ou les résultats de mon équipe.',
      reframing: 'Cette communauté a changé ma vision de ce qu’est un bon travail dans notre domaine.',
    },
  },
  perceivedValue2: {
    instruction: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur les trois derniers mois ?',
    items: {
      immediate: 'Participer à cette communauté valait le temps que j’y ai consacré.',
      potential: 'J’ai appris ici quelque chose que je pense utiliser.',
      applied: 'J’ai utilisé quelque chose de cette communauté dans mon travail.',
      realised: 'Ce que j’ai utilisé de cette communauté a amélioré mon travail.',
      reframing: 'Cette communauté a changé ma vision du bon travail dans notre domaine.',
    },
  },
  leadershipSupport: {
    instruction: 'Dans quelle mesure êtes-vous d’accord avec ces affirmations sur vos responsables ?',
    items: {
      contribution: 'Nos responsables apprécient ma contribution à cette communauté.',
      help: 'Nos responsables nous aident quand nous avons un problème.',
      time: 'Nos responsables soutiennent le temps que je consacre à cette communauté.',
    },
  },
  beliefInAction: {
    instruction: 'Dans quelle mesure êtes-vous d’accord avec cette affirmation ?',
    items: {
      change: 'Je crois que quelque chose d’utile changera grâce à cette enquête.',
    },
  },
  recommend: {
    instruction: '0 signifie pas du tout probable, 10 extrêmement probable.',
    items: {
      recommend: 'Quelle est la probabilité que vous recommandiez cette communauté à un collègue ?',
    },
    ends: ['Pas du tout probable', 'Extrêmement probable'],
  },
  changeNoticed: {
    instruction: 'Comparez aujourd’hui avec il y a trois mois.',
    items: {
      openness: 'Par rapport à il y a trois mois, parler ouvertement dans cette communauté est…',
    },
    labels: ['Beaucoup plus difficile', 'Plus difficile', 'À peu près pareil', 'Plus facile', 'Beaucoup plus facile'],
  },
};
