import type { MailWords } from './mail-words.ts';
import { plural } from './plural.ts';

export const de: MailWords = {
  greeting: (name) => `Guten Tag ${name},`,
  questions: (count) => plural('de', count, { one: `${count} Frage`, other: `${count} Fragen` }),
  minutes: (count) => plural('de', count, { one: `etwa ${count} Minute`, other: `etwa ${count} Minuten` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, bis ${closes}.`,
  invitation: {
    subject: 'Bitte hilf uns: Was verbessern wir als Nächstes?',
    label: 'Einladung zu einem Puls der Community',
    ask: ({ community, questions, minutes, closes }) =>
      `bitte sag der Community ${community}, wie es wirklich ist: ${questions}, ${minutes}, bis ${closes}. Eure Antworten entscheiden, woran wir als Nächstes arbeiten.`,
  },
  reminder: {
    firstSubject: (day) => `Offen bis ${day}: Was verbessern wir?`,
    lastSubject: (weekday) => `Schluss am ${weekday}: Was verbessern wir?`,
    label: 'Erinnerung an einen Puls der Community',
    ask: ({ community, questions, minutes, closes }) =>
      `die Fragen der Community ${community} sind noch offen: ${questions}, ${minutes}, bis ${closes}. Wir freuen uns auch über deine Stimme.`,
    crossed: 'Falls du inzwischen geantwortet hast: danke! Dann ist diese Mail für dich erledigt.',
  },
  answer: (questions) => `${questions} beantworten`,
  orOpen: 'Oder öffne diese Adresse:',
  promise: {
    heading: 'Was mit deinen Antworten geschieht',
    nobodyCanTell:
      'Niemand kann erkennen, wer was gesagt hat. Dein Browser versiegelt deine Antworten, bevor sie ihn verlassen; gespeichert werden sie ohne deinen Namen, deine Adresse und diesen Link.',
    takingPart:
      'Wir sehen, dass dein Link benutzt wurde, damit wir dich nicht noch einmal erinnern. Was du geantwortet hast, sehen wir nicht.',
    opened: (minimumGroup) =>
      `Nach dem Ende werden alle Antworten gemeinsam geöffnet, gezählt und gelöscht. Eine Gruppe mit weniger als ${minimumGroup} Antworten wird nie gezeigt.`,
    published: (day) => `Du siehst die Ergebnisse, wenn deine Leitung sie sieht: Sie erscheinen am ${day}.`,
    fingerprint:
      'Die Regeln dieses Pulses stehen fest. Das ist ihr Fingerabdruck; er ist für alle gleich, und auch die Seite mit den Fragen zeigt ihn:',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `Du bekommst diese Mail, weil du Mitglied von ${community} bist.`,
    link: 'Diese Mails beenden',
  },
  unsubscribe: {
    title: 'Puls-Mails beenden',
    question: 'Möchtest du von dieser Community keine Einladungen, Erinnerungen und Zusammenfassungen mehr bekommen?',
    button: 'Diese Mails beenden',
    doneTitle: 'Die Mails sind beendet',
    done: 'Du bekommst keine Puls-Mails dieser Community mehr. Wenn du es dir anders überlegst, antworte auf eine der Mails, die du schon hast.',
  },
};
