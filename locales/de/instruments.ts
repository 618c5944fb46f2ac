import type { InstrumentNames, InstrumentWords } from '../shape/instruments.ts';

export const instrumentNames: InstrumentNames = {
  'psychological-safety': 'Psychologische Sicherheit',
  'perceived-value': 'Wahrgenommener Nutzen',
  'leadership-support': 'Unterstützung durch die Führung',
  'belief-in-action': 'Vertrauen in Folgen',
  recommend: 'Weiterempfehlung',
  'change-noticed': 'Bemerkte Veränderung',
};

export const instruments: InstrumentWords = {
  agreement: [
    'Stimme überhaupt nicht zu',
    'Stimme eher nicht zu',
    'Weder Zustimmung noch Ablehnung',
    'Stimme eher zu',
    'Stimme voll und ganz zu',
  ],
  evenAgreement: ['Stimme überhaupt nicht zu', 'Stimme nicht zu', 'Weder noch', 'Stimme zu', 'Stimme voll und ganz zu'],
  notYet: 'Noch nicht',
  psychologicalSafety: {
    instruction: 'Wie sehr stimmen Sie diesen Aussagen über diese Community zu?',
    items: {
      mistakes: 'Wenn ich in dieser Community einen Fehler mache, wird mir das nicht nachgetragen.',
      'tough-issues': 'Mitglieder dieser Community können Probleme und schwierige Themen ansprechen.',
      difference: 'Mitglieder dieser Community lehnen einander nicht ab, weil jemand anders ist.',
      risk: 'In dieser Community kann man gefahrlos ein Risiko eingehen.',
      'asking-help': 'Es ist nicht schwierig, andere Mitglieder dieser Community um Hilfe zu bitten.',
      undermining: 'Niemand in dieser Community würde meine Arbeit absichtlich untergraben.',
      skills: 'Meine besonderen Fähigkeiten und Talente werden in dieser Community geschätzt.',
    },
  },
  psychologicalSafety2: {
    instruction: 'Wie sehr stimmen Sie diesen Aussagen über diese Community zu?',
    items: {
      mistakes: 'Wenn ich in dieser Community einen Fehler mache, kann ich offen darüber sprechen.',
      'tough-issues': 'Schwierige Themen kommen in dieser Community zur Sprache.',
      difference: 'Wer anders denkt, ist in dieser Community willkommen.',
      risk: 'In dieser Community kann ich Dinge ausprobieren, die auch scheitern dürfen.',
      'asking-help': 'Es ist leicht, in dieser Community um Hilfe zu bitten.',
      support: 'Die Menschen in dieser Community unterstützen meine Arbeit.',
      skills: 'Meine Fähigkeiten werden in dieser Community geschätzt.',
    },
  },
  perceivedValue: {
    instruction: 'Wie sehr stimmen Sie diesen Aussagen über die letzten drei Monate zu?',
    items: {
      immediate: 'Die Teilnahme an dieser Community war meine Zeit wert.',
      potential: 'Ich habe hier etwas gelernt oder jemanden kennengelernt, was mir voraussichtlich nützen wird.',
      applied: 'Ich habe etwas aus dieser Community in meiner eigenen Arbeit verwendet.',
      realised: 'Was ich verwendet habe, hat meine Arbeit oder die Ergebnisse meines Teams spürbar verbessert.',
      reframing: 'Diese Community hat verändert, was ich in unserem Fach für gut halte.',
    },
  },
  perceivedValue2: {
    instruction: 'Wie sehr stimmen Sie diesen Aussagen über die letzten drei Monate zu?',
    items: {
      immediate: 'Die Teilnahme an dieser Community war meine Zeit wert.',
      potential: 'Ich habe hier etwas gelernt, das ich voraussichtlich nutzen werde.',
      applied: 'Ich habe etwas aus dieser Community in meiner Arbeit genutzt.',
      realised: 'Was ich aus dieser Community genutzt habe, hat meine Arbeit verbessert.',
      reframing: 'Diese Community hat verändert, was ich in unserem Fach unter guter Arbeit verstehe.',
    },
  },
  leadershipSupport: {
    instruction: 'Wie sehr stimmen Sie diesen Aussagen über Ihre Führungskräfte zu?',
    items: {
      contribution: 'Unsere Führungskräfte schätzen meinen Beitrag zu dieser Community.',
      help: 'Wenn wir ein Problem haben, bekommen wir Hilfe von unseren Führungskräften.',
      time: 'Unsere Führungskräfte unterstützen die Zeit, die ich für diese Community aufwende.',
    },
  },
  beliefInAction: {
    instruction: 'Wie sehr stimmen Sie dieser Aussage zu?',
    items: {
      change: 'Ich glaube, dass sich durch diese Umfrage etwas Nützliches ändern wird.',
    },
  },
  recommend: {
    instruction: '0 bedeutet überhaupt nicht wahrscheinlich, 10 äußerst wahrscheinlich.',
    items: {
      recommend: 'Wie wahrscheinlich ist es, dass Sie diese Community weiterempfehlen?',
    },
    ends: ['Überhaupt nicht wahrscheinlich', 'Äußerst wahrscheinlich'],
  },
  changeNoticed: {
    instruction: 'Bitte vergleichen Sie heute mit der Zeit vor drei Monaten.',
    items: {
      openness: 'Verglichen mit vor drei Monaten fällt es in dieser Community …, offen zu sprechen.',
    },
    labels: ['Viel schwerer', 'Schwerer', 'Etwa gleich', 'Leichter', 'Viel leichter'],
  },
};
