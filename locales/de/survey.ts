import type { SurveyWords } from '../shape/survey.ts';

export const survey: SurveyWords = {
  languageName: 'Deutsch',
  title: '{community}: Puls',
  lead: {
    one: '1 Frage, unter einer Minute. Endet {closes}.',
    other: '{count} Fragen, etwa eine Minute. Endet {closes}.',
  },
  anonymous: 'Ihre Antworten sind anonym.',
  anonymousHow:
    'Ihr Browser versiegelt sie; gespeichert werden sie ohne Namen, Adresse und Link. Nichts wird gesendet, bevor Sie auf Senden drücken.',
  coarse:
    'Die Ergebnisse erscheinen nur in halben Punkten und gerundeten Zahlen, weil sie sich mit denen einer anderen Community vergleichen ließen.',
  privacyLink: 'Wie das geht, und was es nicht schützen kann',
  preferNot: 'Möchte ich nicht beantworten',
  comment: 'Möchten Sie noch etwas sagen? (freiwillig)',
  commentHint: 'Bitte keine Namen und keine Einzelheiten, an denen man Sie oder andere erkennen könnte.',
  send: 'Anonym senden',
  needsScript:
    'Diese Seite braucht JavaScript, weil Ihr Browser selbst die Antworten versiegelt. Einen anderen Weg, der ebenso sicher wäre, gibt es nicht.',
  unsupported:
    'Dieser Browser kann Ihre Antworten nicht versiegeln; von ihm aus lässt sich nichts senden. Bitte öffnen Sie Ihren Link in einer aktuellen Version von Firefox, Chrome, Edge oder Safari. Ihr Link bleibt gültig.',
  accessibility: 'Barrierefreiheit',
  otherLanguages: 'Andere Sprachen',
  script: {
    stillOpen: 'Noch offen: Ihre Antworten zählen.',
    group: { other: 'Ihre Antworten zählen in „{group}“; dort sind {members} Mitglieder.' },
    restored: 'Ihre Antworten aus diesem Tab sind noch da.',
    clear: 'Löschen',
    cleared: 'Die Antworten sind gelöscht.',
    tapped:
      'Wir haben die Antwort ausgewählt, die Sie in der Mail angetippt haben. Sie können sie ändern; gesendet ist noch nichts.',
    problemTitle: 'Es gibt ein Problem',
    missing: 'Noch ohne Antwort (auch „Möchte ich nicht beantworten“ ist möglich):',
    selectAnswer: 'Wählen Sie eine Antwort',
    selectOne: 'Wählen Sie mindestens eine Antwort, oder schließen Sie die Seite, um nicht zu antworten.',
    errorPrefix: 'Fehler: ',
    sending: 'Wird gesendet…',
    offline: 'Keine Verbindung. Ihre Antworten sind in diesem Browser sicher. Neuer Versuch…',
    notSent:
      'Ihre Antworten konnten noch nicht gesendet werden. Sie sind noch hier. Prüfen Sie die Verbindung und senden Sie erneut.',
    trouble:
      'Es gibt ein Problem auf unserer Seite. Ihre Antworten sind noch nicht angekommen. Sie sind noch hier. Neuer Versuch…',
    troubleNotSent:
      'Es gibt ein Problem auf unserer Seite. Ihre Antworten wurden nicht gesendet. Sie sind noch hier. Bitte senden Sie in einigen Minuten erneut.',
    sendAgain: 'Erneut senden',
    finishing: 'Sie haben hier schon auf Senden gedrückt. Das Senden wird abgeschlossen…',
    commentLate:
      'Ihre Antworten zählen. Falls Sie auch einen Kommentar geschrieben haben, kam er erst nach dem Ende an und zählt nicht.',
    receipt: 'Ihre Quittung',
    receiptHelp:
      'Nach dem Ende können Sie prüfen, dass Ihre Antworten unter denen waren, die geöffnet wurden. Wer die Quittung hat, sieht nur das, nie Ihre Antworten. Sie bleibt auch in diesem Browser.',
    receiptLink: 'Quittung prüfen',
    copy: 'Kopieren',
    copied: 'Kopiert',
    lastResults: 'Neueste Ergebnisse: {quarter}',
    wholeReport: 'Den ganzen Bericht öffnen (auf Englisch)',
    whatWasDone: 'Was nach den Ergebnissen getan wurde',
    nothingDone:
      'Dazu wurde noch nichts mitgeteilt. Wenn Sie es wissen möchten, antworten Sie auf Ihre Einladung: Die Person, die die Community betreut, liest es.',
    notices: {
      done: [
        'Danke. Ihre Antworten sind angekommen.',
        'Ergebnisse für alle, für Sie und Ihre Führung zugleich, ab {resultsAt}.',
        'Sie können diese Seite schließen.',
      ],
      'used-elsewhere': [
        'Dieser Link wurde schon benutzt',
        'Wenn Sie in einem anderen Browser oder auf einem anderen Gerät auf Senden gedrückt haben, machen Sie bitte dort weiter.',
        'Einen zweiten gibt es nicht, weil das Programm nicht wissen kann, ob der erste gezählt hat.',
      ],
      'not-open': ['Dieser Puls ist noch nicht offen', 'Er beginnt {opens}. Dann gilt Ihr Link.'],
      closed: ['Dieser Puls ist beendet', 'Er endete {closes}. Ergebnisse ab {resultsAt}.'],
      'too-late': [
        'Dieser Puls ist beendet; Ihre Antworten wurden nicht gezählt',
        'In diesem Browser sind sie gelöscht.',
        'Ergebnisse ab {resultsAt}.',
      ],
      unconfirmed: [
        'Dieser Puls endete, während Ihre Antworten unterwegs waren',
        'Wir wissen noch nicht, ob sie rechtzeitig ankamen. Die Liste der gezählten Antworten erscheint wenige Minuten nach dem Ende: Öffnen Sie dann Ihren Link noch einmal in diesem Browser, und diese Seite sagt es Ihnen.',
      ],
      'unknown-link': [
        'Seite nicht gefunden',
        'Dieser Link ist unbekannt oder unvollständig. Öffnen Sie ihn noch einmal aus der Einladung oder kopieren Sie ihn ganz.',
      ],
      manifest: [
        'Wir haben angehalten, bevor etwas gesendet wurde',
        'Die öffentliche Beschreibung dieses Pulses ist nicht die, für die Ihre Einladung gemacht wurde. Bitte sagen Sie es der Person, die die Einladung unterschrieben hat.',
      ],
      group: [
        'Wir haben angehalten, bevor etwas gesendet wurde',
        'Die Gruppe, in der Ihre Antworten zählen würden, ist zu klein oder nicht öffentlich und könnte auf Sie zeigen. Bitte sagen Sie es der Person, die die Einladung unterschrieben hat.',
      ],
      proof: [
        'Wir haben angehalten; Ihre Antworten wurden nicht gezählt',
        'Der Server konnte nicht beweisen, dass er Sie wie alle anderen behandelt. Bitte sagen Sie es der Person, die die Einladung unterschrieben hat.',
      ],
      request: [
        'Es gibt ein Problem auf unserer Seite',
        'Ihre Antworten wurden nicht angenommen. Bitte sagen Sie es der Person, die die Einladung unterschrieben hat.',
      ],
    },
  },
};
