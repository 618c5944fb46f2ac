import type { FileWords } from '../shape/files.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `Eine Datei von ${community} wurde übernommen`,
    subjectRows: (community, matched, rows) => `Datei von ${community} übernommen: ${matched} von ${rows} Zeilen`,
    label: 'Eine Datei wurde übernommen',
    text: (file) => `${file} wurde übernommen.`,
    recognised: (kind) => `Erkannt als: ${kind}`,
    kinds: {
      zoom: 'Teilnehmerliste von Zoom',
      teams: 'Anwesenheitsbericht von Microsoft Teams',
      meet: 'Teilnehmerliste von Google Meet',
      meeting: 'Teilnehmerliste eines Treffens',
      facts: 'Tabelle mit Beiträgen und anderer Beteiligung',
      'steward-side': 'was Stewards zugesagt haben, versuchen und messen',
    },
    day: (day, quarters) => `Tag des Treffens: ${day}, gezählt in ${quarters}`,
    days: (first, last, quarters) => `Tage der Beteiligung: ${first} bis ${last}, gezählt in ${quarters}`,
    rows: (matched, rows) => `Zeilen, die sich der Mitgliederliste zuordnen ließen: ${matched} von ${rows}`,
    present: (members, minutes) => `Anwesende Mitglieder (mindestens ${minutes} Minuten): ${members}`,
    withdrawn: (facts) =>
      `Einträge, die nur in einer früheren Fassung der Datei waren und jetzt zurückgezogen sind: ${facts}`,
    sessionWithdrawn: (day) =>
      `Treffen, das nur in einer früheren Fassung der Datei war und jetzt zurückgezogen ist: ${day}`,
    nobody: 'Kein Treffen wird gezählt, weil die Datei niemanden nennt',
    takeBack: (file) =>
      `Stimmt der Tag oder die Datei nicht, legen Sie ${file} noch einmal an dieselbe Stelle, ohne die Teilnehmenden, nur mit den Zeilen darüber. Damit ist dieses Treffen zurückgezogen, und Sie können die richtige Datei ablegen.`,
    entries: (count) => `Einträge für den nächsten Bericht: ${count}`,
    unmatched: 'Nicht zugeordnet wurden diese Zeilen:',
    reasons: {
      'not-on-roster': (rows) => `die Adresse ist nicht in der Mitgliederliste: ${rows}`,
      'no-address': (rows) => `es gibt keine Adresse: ${rows}`,
    },
    more: (count) => `und ${count} weitere`,
    guests:
      'Sie zählen als Gäste. Gehört eine davon zu einem Mitglied, berichtigen Sie die Mitgliederliste oder die Datei und legen Sie die Datei noch einmal an dieselbe Stelle; sie ersetzt dann diese.',
    leftOut:
      'Sie wurden ausgelassen. Geht es darin um Mitglieder, berichtigen Sie die Mitgliederliste oder die Datei und legen Sie die Datei noch einmal an dieselbe Stelle; sie ersetzt dann diese.',
    details:
      'Das ganze Ergebnis steht in dieser Datei des Eingangs. Adressen lässt diese Mail weg, weil sie Menschen nennen:',
  },
  comments: {
    subject: (community, quarter) => `Kommentare von ${community} zu ${quarter} sind da`,
    label: 'Kommentare können gelesen werden',
    text: (community, quarter, comments) =>
      `Mitglieder von ${community} haben im Quartal ${quarter} Kommentare geschrieben, und Sie können sie jetzt lesen. Kommentare: ${comments}.`,
    until: (day) =>
      `Die Datei ist bis zum ${day} lesbar. Danach wird sie vernichtet, und nichts bringt die Kommentare zurück.`,
    lastWeek: {
      subject: (community, quarter) => `Kommentare von ${community} zu ${quarter}: letzte Woche`,
      label: 'Kommentare werden in einer Woche vernichtet',
      text: (community, quarter, comments) =>
        `Die Kommentare, die Mitglieder von ${community} im Quartal ${quarter} geschrieben haben, werden bald vernichtet. Kommentare: ${comments}.`,
    },
    where: 'Sie sind in einer Datei des Eingangs, unter diesem Schlüssel:',
    how: 'Dieser Befehl holt sie, mit der Rolle, mit der Sie auch Dateien hochladen. Öffnen lässt sie sich mit einer Tabellenkalkulation:',
    care: 'Die Kommentare tragen weder Namen noch Gruppe noch Datum, und ihre Reihenfolge hat keine Bedeutung. Bitte lesen Sie, was darin gesagt wird, und versuchen Sie nicht herauszufinden, von wem.',
  },
  takenBack: {
    subject: (community) => `Eine Datei von ${community} macht Änderungen rückgängig`,
    label: 'Eine Datei macht frühere Änderungen rückgängig',
    text: (file) =>
      `${file} wurde übernommen. Damit ist rückgängig gemacht, was eine frühere Übernahme geändert hatte. Das geschieht, wenn zwei Stewards mit Kopien derselben Datei arbeiten:`,
    would: 'Sie würde rückgängig machen, was eine frühere Übernahme geändert hatte:',
    import: (hour) => `Übernahme vom ${hour}`,
    added: (members) => `hinzugefügte Mitglieder, jetzt wieder entfernt: ${members}`,
    removed: (members) => `entfernte Mitglieder, jetzt wieder dabei: ${members}`,
    column: (column, members) => `Mitglieder, deren Spalte ${column} wieder ist wie zuvor: ${members}`,
    settings: (names) => `Einstellungen, die wieder sind wie zuvor: ${names}`,
    next: 'Wenn das stimmt, ist nichts zu tun. Wenn nicht, führen Sie beide Änderungen in einer Datei zusammen und legen Sie sie noch einmal an dieselbe Stelle.',
  },
};
