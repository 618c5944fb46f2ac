import type { PrivacyWords } from '../shape/privacy.ts';

export const privacy: PrivacyWords = {
  title: 'Ihre Privatsphäre in einem Puls',
  lead: 'Wie Ihre Antworten von Ihrem Namen getrennt bleiben, was Sie trotzdem verraten könnte und was Sie selbst prüfen können.',
  seen: [
    'Kann jemand sehen, was ich geantwortet habe?',
    'Mitglieder, Führung und Betreuende nicht. Ihr Browser versiegelt Ihre Antworten, bevor er sie sendet; gespeichert werden sie ohne Namen, Adresse, Link, Gerät und Uhrzeit. Was zeigt, dass Sie antworten dürfen, lässt sich Ihnen nicht zuordnen.',
    'Wenn der Puls endet, werden alle Antworten auf einmal geöffnet und zusammengezählt. Dann werden die Antworten und der Schlüssel vernichtet. Übrig bleiben nur Zahlen, und die sagen nicht, wer was geantwortet hat.',
  ],
  insiders: [
    'Können die, die es betreiben, meine Antworten sehen?',
    'Nicht durch bloßes Nachsehen: Antworten, Einladungen und Schlüssel sind nur dem Programm selbst zugänglich, auch Administratoren nicht. Wer das System verwaltet, kann diese Regel aber ändern, oder das Programm. Wer das tut, während ein Puls läuft, kann Antworten einzelnen Personen zuordnen. Die Änderung hinterlässt eine Spur im Protokoll des Kontos. Nach dem Ende ist es dafür zu spät.',
    'Bis zum Ende müssen Sie also denen vertrauen, die das Programm betreiben. Fragen Sie ruhig, wer es ändern kann.',
  ],
  giveAway: [
    'Was könnte mich trotzdem verraten?',
    'Jemand, der Ihre Mails liest oder Ihnen auf den Bildschirm sieht. Ein Arbeitsgerät oder ein Netz, das verschlüsselte Verbindungen zur Kontrolle öffnet: Es sieht alles, was Ihr Gerät sieht. Ein Mailfilter bei der Arbeit, der geöffnete Links notiert: Er weiß, dass Sie nachgesehen haben, nicht, was Sie gesagt haben. Namen oder Einzelheiten in einem Kommentar.',
    'Beim Senden sehen die Rechner des Anbieters, wie bei jeder Website, die Internetadresse Ihres Geräts neben den versiegelten Antworten. Das Programm liest diese Adresse nicht und speichert keine.',
    'Und wenn wirklich alle in einer Gruppe dasselbe sagen, weiß das, wer die Gruppe kennt.',
  ],
  tapped:
    'Wenn Sie in einer Mail eine Antwort antippen, kann, wer Ihre Mail betreibt, sehen, welche. Der Knopf unter den Antworten zeigt niemandem, was Sie denken.',
  hidden: [
    'Wann bleiben Ergebnisse verborgen?',
    'Keine Gruppe mit weniger als {minimumGroup} Antworten wird je gezeigt oder auch nur gespeichert: Kleine Gruppen werden vorher zusammengelegt. Ihre Antworten zählen nur unter einem Namen, unter dem mindestens {minimumInvited} Personen eingeladen sind; die Seite nennt ihn, bevor Sie senden.',
    'Diese Regeln stehen vor der ersten Mail fest. Zahlen sagen nie, dass alle zugestimmt haben oder nur eine Person nicht.',
  ],
  coarse:
    'Mitglieder dieser Community werden auch in einer anderen gefragt. Damit ein Vergleich der beiden Berichte niemanden erkennen lässt, erscheint dieser Puls nur in halben Punkten und gerundeten Zahlen: keine einzelnen Fragen, keine Gruppen.',
  comments:
    'Kommentare erhalten die Betreuenden nur, wenn mindestens {minimumComments} Personen geantwortet haben, ohne Gruppe, Reihenfolge und Zeit; {commentDays} Tage nach den Ergebnissen werden sie gelöscht.',
  known: [
    'Wer weiß, ob ich geantwortet habe?',
    'Das Programm, damit es Sie nicht noch einmal erinnert: Es merkt sich, dass Ihr Link benutzt wurde, nie wann. Betreuende und Führung sehen, wie viele geantwortet haben, nicht wer.',
    'Damit es Ihnen weniger schreibt, merkt es sich auch die Tage seiner Mails an Sie, {budgetDays} Tage lang, und wie viele Pulse nacheinander Sie ausgelassen haben: eine Zahl, bis Sie teilnehmen oder {missedDays} Tage vergangen sind.',
  ],
  kept: [
    'Wie lange wird etwas aufbewahrt?',
    'Antworten: bis wenige Minuten nach dem Ende. Der Vermerk, dass Ihr Link benutzt wurde: {invitationDays} Tage nach dem Ende. Teilnahme an Treffen und Ähnliches: {signalDays} Tage nach dem Quartal. Dateien der Betreuenden: {inboxDays} Tage. Ihr Name und Ihre Adresse: bis Sie die Liste verlassen. Summen und Berichte: auf Dauer.',
  ],
  run: [
    'Wer fragt, und wann sehe ich Ergebnisse?',
    '{community} fragt; betreut von {steward}: Sie erreichen diese Person, indem Sie auf die Einladung antworten.',
    'Die Mails nennen {closes} als Ende. Spätere Antworten zählen noch: Endgültig endet der Puls {acceptsUntil}. Die Ergebnisse gibt es für alle zugleich, für Sie und Ihre Führung, ab {resultsAt}.',
  ],
  readers: {
    question: 'Wer kann die Ergebnisse lesen?',
    members:
      'Wer den Link aus den Mails dieser Community hat: Mitglieder, Betreuende, Führung und alle, denen sie ihn weitergeben. Der Link ist für alle derselbe, darum verrät er nicht, wer liest. Der Link eines Quartals öffnet auch frühere Quartale, nie spätere, und gilt {readDays} Tage.',
    public: 'Alle im Internet: Diese Community veröffentlicht ihre Ergebnisse.',
    perhaps:
      'Eine Community kann ihre Ergebnisse auch für alle veröffentlichen. Ob sie das tut, steht auf der Datenschutzseite eines Pulses.',
  },
  operator: {
    question: 'Wer betreibt dieses Programm?',
    named: 'Es wird betrieben von: {operator}. Dort erfahren Sie mehr darüber.',
    unnamed:
      'Wer dieses Programm eingerichtet hat, hat hier keinen Namen hinterlassen. Fragen Sie die Person, die Ihre Einladungen unterschreibt.',
  },
  check: [
    'Wie kann ich das prüfen?',
    'In Ihrer Einladung steht ein Fingerabdruck: Vergleichen Sie ihn mit dem einer Kollegin oder eines Kollegen, er muss derselbe sein. Er umfasst Regeln, Schlüssel und Gruppen. Nach dem Senden erhalten Sie eine Quittung; nach dem Ende können Sie sie auf der Quittungsseite in der öffentlichen Liste suchen. Die Liste wird veröffentlicht, bevor eine Antwort geöffnet wird.',
    'Die Quittung beweist, dass Ihre versiegelten Antworten da waren, bevor eine geöffnet wurde. Sie beweist nicht, dass richtig gezählt wurde. Wie viele geantwortet haben, sagt die Liste nicht: Sie wird immer auf dieselbe Länge aufgefüllt. Und von außen kann niemand prüfen, dass jede Antwort darin von einem Mitglied kam.',
    'Wer programmiert, kann die Seiten der Umfrage von außen prüfen: mit dem Befehl „npx pulse watch“.',
  ],
  stop: [
    'Wie bekomme ich keine Mails mehr?',
    'In jeder Mail steht ein Link, der sie beendet. Sie bleiben Mitglied. Die Betreuenden erhalten keine Nachricht darüber, und keine veröffentlichte Zahl zeigt es.',
  ],
  tableTitle: 'Wer sieht was',
  head: ['Wer', 'dass Sie eingeladen sind', 'dass Sie geantwortet haben', 'was Sie geantwortet haben'],
  rows: [
    ['Mitglieder und Führung', 'nein', 'nein', 'nein'],
    ['Betreuende', 'ja, sie führen die Liste', 'nein', 'nein'],
    [
      'Wer das Programm betreibt',
      'ja',
      'nur durch Ändern der Regeln, bis es gelöscht ist',
      'nur, wenn das bei offenem Puls geschieht',
    ],
    ['Wer Ihre Mail betreibt', 'ja', 'vielleicht, dass Sie einen Link geöffnet haben', 'nein'],
  ],
  receiptLink: 'Quittung prüfen',
  accessibilityLink: 'Barrierefreiheit dieser Seiten',
};
