import type { StewardWords } from '../shape/steward.ts';
import { files } from './files.ts';

const limit = (perDay: string | undefined, sentToday: string) =>
  perDay === undefined ? '' : ` und ${perDay} am Tag, von denen heute ${sentToday} verbraucht sind`;

export const steward: StewardWords = {
  why: (community) => `Sie bekommen diese Mail, weil Sie Steward von ${community} sind.`,
  headsUp: {
    subject: (community, day) => `Am ${day} beginnt ein Puls von ${community}: bitte prüfen`,
    label: 'Ankündigung vor einem Puls der Community',
    plan: ({ community, questions, opens, closes }) =>
      `${community} bekommt ${questions}. Der Puls beginnt am ${opens}, zur selben Stunde in der Zeitzone jedes Mitglieds, und endet am ${closes}.`,
    afterwards: (until, results) => `Späte Antworten zählen bis ${until}. Die Ergebnisse erscheinen am ${results}.`,
    nextHeading: 'Die nächsten Pulse',
    next: (opens, closes) => `${opens} bis ${closes}`,
    skipped: (month) => `${month}: kein Puls`,
    holidays: (day) =>
      `Feiertage sind bis ${day} bekannt. Legen Sie beide Dateien noch einmal in den Eingang, damit weitere Jahre dazukommen.`,
    askedHeading: 'Wer gefragt wird',
    asked: (members) => `Mitglieder: ${members}. Gezählt wird unter diesen Namen:`,
    notAsked: (count) =>
      `Mitglieder, die keine Einladung bekommen, weil sie die Mails beendet oder ausgesetzt haben oder ihre Adresse nicht geht: ${count}. Genauer sagt es keine Mail, damit niemand herausfinden kann, wer es ist.`,
    shownHeading: 'Welche Gruppen zu sehen sein werden',
    shown: (percent) => `Wenn ${percent} jeder Gruppe antworten, kann der Bericht zeigen:`,
    together: (groups) => `gemeinsam gezählt: ${groups}`,
    coarse:
      'Mitgliedern dieser Community werden in diesem Quartal in einer anderen Community zum Teil dieselben Fragen gestellt. Damit ein Vergleich der beiden Berichte niemanden erkennen lässt, erscheint dieser Puls nur in halben Punkten und gerundeten Zahlen: keine einzelnen Fragen, keine Gruppen.',
    nothingShown: (percent, minimumGroup) =>
      `Selbst wenn ${percent} antworten, sind es weniger als ${minimumGroup} Antworten, und der Bericht kann nichts zeigen.`,
    sendingHeading: 'Was das Senden braucht',
    sending: ({ mails, perSecond, perDay, sentToday, time }) =>
      `Mails: höchstens ${mails}. Der Mail-Anbieter nimmt ${perSecond} in der Sekunde${limit(perDay, sentToday)}. ${time === undefined ? 'Mit diesem Kontingent wäre das Senden nie fertig.' : `Das Senden dauert höchstens ${time}.`}`,
    noQuota:
      'Der Mail-Anbieter hat sein Kontingent nicht genannt; wie lange das Senden dauert, ist daher nicht bekannt.',
    refusedHeading: 'So, wie es jetzt steht, würde der Puls abgelehnt',
    promise:
      'Das ist der Fingerabdruck des Versprechens: Fragen, Schlusstag, Tag der Veröffentlichung und Schwellen. Steht derselbe in der Mail, die den Beginn meldet, wurde nichts geändert.',
    change:
      'Wenn alles stimmt, ist nichts zu tun. Wenn etwas anders sein soll, legen Sie vor dem Beginn eine neue community.json oder roster.csv in den Eingang.',
  },
  opened: {
    subject: (community) => `Der Puls von ${community} ist offen`,
    label: 'Ein Puls der Community hat begonnen',
    text: ({ community, members, closes }) =>
      `Der Puls von ${community} ist offen bis ${closes}. Mitglieder: ${members}.`,
    fingerprint:
      'Die Regeln dieses Pulses stehen jetzt fest. Das ist ihr Fingerabdruck; die Mitglieder haben denselben in ihren Mails, so können Sie vergleichen, wenn jemand fragt:',
    promise: 'Der Fingerabdruck des Versprechens, zum Vergleich mit der Mail vor dem Beginn:',
  },
  refused: {
    subject: (community) => `Der Puls von ${community} findet nicht statt`,
    label: 'Ein Puls der Community wurde abgelehnt',
    text: (community) => `Der Puls von ${community} hat nicht begonnen, und niemand hat eine Mail dazu bekommen.`,
    reasons: {
      'too-few-reachable': ({ minimum }) =>
        `Mails können weniger als ${minimum} Mitglieder erreichen. So viele braucht ein Puls mindestens, denn mit weniger wäre zu leicht zu erraten, wer was gesagt hat.`,
      'cannot-finish-sending': ({ mails, perSecond, perDay, sentToday, time, closes }) =>
        `Seine Einladungen könnten nicht alle vor dem Ende am ${closes} gesendet werden. Mails: höchstens ${mails}. Der Mail-Anbieter nimmt ${perSecond} in der Sekunde${limit(perDay, sentToday)}. ${time === undefined ? 'Mit diesem Kontingent wäre das Senden nie fertig.' : `Das Senden würde ${time} dauern.`} Bitten Sie den Betreiber, das Kontingent erhöhen zu lassen.`,
      'not-opened-in-time': () =>
        'Er konnte vor seinem Ende nicht geöffnet werden. Bitten Sie den Betreiber, in das Protokoll von open-pulse zu sehen.',
    },
    next: 'Der nächste Puls beginnt nach Ihrem Kalender, wenn der Grund bis dahin behoben ist.',
  },
  counted: {
    subject: (community) => `Der Puls von ${community} ist zu Ende`,
    label: 'Was aus den Mails eines Pulses wurde',
    text: (community) => `Der Puls von ${community} ist zu Ende. Das wurde aus seinen Mails:`,
    members: 'Mitglieder',
    notReached:
      'Mitglieder, die sicher keine Mail erreicht hat oder bei denen es offen ist (Mails beendet, abgelehnt, zurückgekommen oder unbestätigt)',
    explained: (day) =>
      `Eine Mail, deren Zustellung unbekannt ist, wird nie ein zweites Mal gesendet; die Erinnerung tritt an ihre Stelle. Die Ergebnisse erscheinen am ${day}, für alle zur selben Zeit; darin steht, wie viele geantwortet haben.`,
  },
  contradicted: {
    subject: (community) => `Der Puls von ${community} wurde nicht gezählt`,
    label: 'Ein Puls wurde nicht gezählt',
    text: (community) => `Der Puls von ${community} ist zu Ende, und keine seiner Antworten zählt.`,
    why: 'Seine Zahlen widersprechen einander: Es gab mehr Antworten als dafür ausgegebene Berechtigungen, oder mehr Einladungen, als den Mitgliedern gesagt wurde. Einige waren also nicht von eingeladenen Menschen, und alle zu öffnen hätte zeigen können, was eine einzelne Person sagte.',
    done: 'Keine Antwort wurde geöffnet. Alle sind vernichtet, ebenso der Schlüssel, der sie hätte öffnen können. Die öffentliche Liste des Pulses sagt es, und die Quittungsseite sagt es allen, die nachsehen.',
    next: 'Bitte sagen Sie Ihren Mitgliedern, dass dieser Puls nicht zählt, und bitten Sie den Betreiber herauszufinden, wie es dazu kam: docs/privacy.md sagt unter „A pulse is contradicted“, wie. Der nächste Puls öffnet nach Ihrem Kalender.',
    lost: {
      why: 'Der Schlüssel, der die Antworten öffnet, ging verloren, bevor sie gezählt werden konnten. Es gibt keine Kopie davon, denn mit ihr hätte jemand Antworten vor dem Ende lesen können.',
      done: 'Diese Antworten kann niemand jemals lesen. Sie sind vernichtet. Das sagt die öffentliche Liste des Pulses, und die Seite für Quittungen sagt es allen, die fragen.',
      next: 'Bitte sagen Sie Ihren Mitgliedern, dass dieser Puls nicht zählt und dass niemand gelesen hat, was sie gesagt haben. Der nächste Puls öffnet nach Ihrem Kalender.',
    },
  },
  results: {
    subject: (community) => `Die Ergebnisse von ${community} sind da`,
    label: 'Ergebnisse eines Pulses',
    text: (community, closed) =>
      `Die Ergebnisse des Pulses von ${community}, der am ${closed} endete, sind veröffentlicht. Mitglieder, Leitung und Betreuende lesen dasselbe, und zwar ab derselben Minute. Der Quartalsbericht wiederholt sie unverändert.`,
    read: 'Ergebnisse lesen',
    withheld: {
      subject: (community) => `Die Ergebnisse von ${community} sind nicht veröffentlicht`,
      label: 'Ergebnisse wurden nicht veröffentlicht',
      text: (community, closed) =>
        `Die Ergebnisse des Pulses von ${community}, der am ${closed} endete, sollten inzwischen auf der Website stehen, fehlen dort aber.`,
      notReady:
        'Keine Prüfung hat sie aufgehalten: Der Puls ist noch nicht gezählt, oder das Veröffentlichen ist fehlgeschlagen.',
      stopped:
        'Die Prüfung vor dem Veröffentlichen hat sie aufgehalten, weil etwas darin Menschen hätte erkennbar machen können. Der Quartalsbericht wird sagen, dass dieser Puls fehlt. Gefunden wurde, mit dem Namen der Regel:',
    },
  },
  withheld: {
    subject: (community) => `Der Bericht von ${community} ist nicht veröffentlicht`,
    label: 'Ein Bericht wurde nicht veröffentlicht',
    text: (community, quarter) =>
      `Der Bericht von ${community} für ${quarter} sollte inzwischen auf der Website stehen, fehlt dort aber.`,
    notReady:
      'Keine Prüfung hat ihn aufgehalten: Ein Puls des Quartals ist noch nicht gezählt, oder das Veröffentlichen ist fehlgeschlagen. Eine Zusammenfassung ging nicht hinaus.',
    stopped:
      'Die Prüfung vor dem Veröffentlichen hat ihn aufgehalten, weil etwas darin Menschen hätte erkennbar machen können. Eine Zusammenfassung ging nicht hinaus. Gefunden wurde, mit dem Namen der Regel:',
    kinds: {
      few: 'Eine Zahl hätte weniger Menschen betroffen, als eine Gruppe haben muss.',
      hidden: 'Eine verborgene Zahl hätte sich aus den gezeigten berechnen lassen.',
      single: 'Eine Zahl hätte zu viel davon verraten, was Einzelne geantwortet haben.',
      twice:
        'Dieselben Antworten wären zweimal veröffentlicht worden, und der Unterschied könnte einzelne Menschen verraten.',
      unruly: 'Etwas darin folgt nicht aus den Regeln des Berichts.',
    },
    next: 'Nichts davon ist öffentlich. Bitten Sie den Betreiber, in das Protokoll von publish-quarter zu sehen; es nennt die Regel.',
  },
  imports: {
    subject: (community) => `Eine Datei von ${community} wurde nicht übernommen`,
    label: 'Eine Datei wurde nicht übernommen',
    refused: (file, mistakes) => `${file} wurde nicht übernommen, und nichts hat sich geändert. Fehler: ${mistakes}.`,
    places: 'Sie stehen hier:',
    row: (row) => `Zeile ${row}`,
    column: (column) => `Spalte ${column}`,
    more: (count) => `und weitere: ${count}`,
    removes: (file, removed, members) =>
      `${file} wurde noch nicht übernommen, weil mehr als ein Zehntel der Mitglieder entfernt würde: ${removed} von ${members}. Wenn das stimmt, fehlt Ihre Bestätigung.`,
    details:
      'Was falsch ist und was zu tun ist, steht in dieser Datei des Eingangs. Diese Mail lässt es weg, weil es Mitglieder nennen könnte:',
    next: 'Legen Sie die berichtigte Datei an dieselbe Stelle; sie wird sofort übernommen.',
    noMail: 'Kommt danach keine Mail, ist alles gut.',
    receipt: 'Eine Mail bestätigt es dann.',
  },
  files,
};
