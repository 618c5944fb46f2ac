import { plural } from '../plural.ts';
import type { MailWords } from '../shape/mail.ts';
import { direction } from './direction.ts';

export const mail: MailWords = {
  greeting: (name) => `Guten Tag ${name},`,
  questions: (count) => plural(direction.locale, count, { one: `${count} Frage`, other: `${count} Fragen` }),
  minutes: (count) => plural(direction.locale, count, { one: `etwa ${count} Minute`, other: `etwa ${count} Minuten` }),
  preheader: ({ questions, minutes, closes }) => `${questions}, ${minutes}, bis ${closes}.`,
  invitation: {
    subject: 'Bitte helfen Sie uns: Was verbessern wir zuerst?',
    label: 'Einladung zu einem Puls der Community',
    ask: ({ community, questions, minutes, closes }) =>
      `bitte sagen Sie der Community ${community}, wie es wirklich ist: ${questions}, ${minutes}, bis ${closes}. Ihre Antworten entscheiden, woran wir als Nächstes arbeiten.`,
  },
  reminder: {
    firstSubject: (day) => `Offen bis ${day}: Was verbessern wir?`,
    lastSubject: (weekday) => `Schluss am ${weekday}: Was verbessern wir?`,
    label: 'Erinnerung an einen Puls der Community',
    ask: ({ community, questions, minutes, closes }) =>
      `die Fragen der Community ${community} sind noch offen: ${questions}, ${minutes}, bis ${closes}. Wir freuen uns auch über Ihre Stimme.`,
    crossed: 'Falls Sie inzwischen geantwortet haben: danke! Dann ist diese Mail für Sie erledigt.',
  },
  tap: 'Ein Tipp auf eine Antwort öffnet die Seite, auf der sie schon ausgewählt ist. Gesendet wird erst, wenn Sie dort auf Senden drücken, und Sie können sie ändern. Wer Ihre Mail betreibt, kann sehen, welchen dieser Links Sie öffnen; der Knopf darunter zeigt niemandem, was Sie denken.',
  quiet: {
    subject: 'Sie sind willkommen, wann immer es passt',
    label: 'Eine Nachricht zu den Pulsen der Community',
    fine: 'Wenn es gerade nicht passt, ist das in Ordnung. An diesen Puls erinnern wir Sie nicht.',
    ways: 'Wenn Ihnen die Mails zu viel sind: Der Link am Ende setzt sie drei Monate aus oder beendet sie. Mitglied bleiben Sie so oder so.',
    after:
      'Von nun an bekommen Sie eine Mail je Puls und keine Erinnerungen. Sobald Sie an einem Puls teilnehmen, ist alles wie zuvor.',
    stop: 'Diese Mails aussetzen oder beenden',
  },
  several: {
    intro: (communities, questions) =>
      `${communities} Ihrer Communitys fragen zur selben Zeit, deshalb ist dies eine Mail für alle: zusammen ${questions}. Jede hat ihren eigenen Link. Antworten Sie einer, einigen oder allen.`,
    answer: (questions, community) => `${questions} für ${community} beantworten`,
    fixed:
      'Die Regeln jedes Pulses stehen fest. Sein Fingerabdruck ist in allen Mails gleich, und die Seite prüft ihn, bevor etwas gesendet wird.',
    fingerprint: 'Fingerabdruck der Regeln:',
    reply: (steward, community) => `Eine Antwort auf diese Mail geht an ${steward} von ${community}.`,
    stopOne: (community) => `Die Mails von ${community} beenden`,
    why: 'Der Abmeldeknopf Ihres Mailprogramms und dieser Link beenden die Mails aller oben genannten Communitys.',
    stopAll: 'Die Mails von allen beenden',
  },
  results: { said: (quarter) => `Die Ergebnisse von ${quarter} sind veröffentlicht.`, link: 'Ergebnisse lesen' },
  answer: (questions) => `${questions} beantworten`,
  orOpen: 'Oder öffnen Sie diese Adresse:',
  promise: {
    heading: 'Was mit Ihren Antworten geschieht',
    sealed:
      'Ihr Browser versiegelt die Antworten, bevor sie ihn verlassen; gespeichert werden sie ohne Ihren Namen, Ihre Adresse und diesen Link. Wovor das schützt und wovor nicht, steht auf der Seite.',
    takingPart:
      'Das Programm merkt sich, dass Ihr Link benutzt wurde, damit es Sie nicht noch einmal erinnert, und zwar getrennt von dem, was Sie antworten.',
    opened: (minimumGroup) =>
      `Nach dem Ende werden alle Antworten gemeinsam geöffnet, gezählt und gelöscht. Eine Gruppe mit weniger als ${minimumGroup} Antworten wird nie gezeigt.`,
    published: (day) => `Sie sehen die Ergebnisse dann, wenn auch Ihre Leitung sie sieht: am ${day}.`,
    fingerprint:
      'Die Regeln dieses Pulses stehen fest. Das ist ihr Fingerabdruck: Er ist in allen Mails gleich, und die Seite prüft ihn, bevor etwas gesendet wird.',
  },
  stewardOf: (community) => `Steward, ${community}`,
  stop: {
    why: (community) => `Sie bekommen diese Mail, weil Sie Mitglied von ${community} sind.`,
    link: 'Diese Mails beenden',
  },
  unsubscribe: {
    title: 'Puls-Mails beenden',
    question:
      'Möchten Sie von der Community oder den Communitys, von denen diese Mail kam, keine Einladungen, Erinnerungen und Zusammenfassungen mehr bekommen?',
    button: 'Diese Mails beenden',
    doneTitle: 'Die Mails sind beendet',
    done: 'Sie bekommen von dort keine Puls-Mails mehr. Wenn Sie es sich anders überlegen, antworten Sie auf eine der Mails, die Sie schon haben.',
    pauseQuestion:
      'Wäre eine Pause besser? Drei Monate lang bekämen Sie keine Einladungen und Erinnerungen, danach von selbst wieder.',
    pauseButton: 'Drei Monate pausieren',
    pausedTitle: 'Die Mails sind ausgesetzt',
    paused: (day) => `Bis zum ${day} bekommen Sie keine Einladungen und Erinnerungen.`,
    unknown:
      'Dieser Link ist nicht mehr bekannt, deshalb wurde nichts geändert. Um die Mails zu beenden, antworten Sie bitte auf eine davon: Die Person, die unterschrieben hat, kümmert sich darum.',
  },
};
