import type { ReceiptWords } from '../shape/receipt.ts';

export const receipt: ReceiptWords = {
  title: 'Ist meine Antwort angekommen?',
  how: 'Wenn ein Puls endet, werden die Quittungen aller Antworten veröffentlicht, bevor eine geöffnet wird, gemischt mit so vielen erfundenen, dass niemand sieht, wie viele geantwortet haben. Diese Seite lädt die Liste und sucht Ihre Quittung hier, in Ihrem Browser. Quittungen, die dieser Browser behalten hat, werden von selbst geprüft.',
  needsScript: 'Diese Seite braucht JavaScript, um die Liste in Ihrem Browser durchzusehen.',
  pulse: 'Puls',
  pulseHint: 'wie in der Adresse Ihres Links, zum Beispiel data-guild-2026-10',
  receipt: 'Quittung',
  look: 'Suchen',
  script: {
    noList: '{pulse}: Es ist noch keine Liste veröffentlicht. Sie erscheint wenige Minuten nach dem Ende.',
    notLoaded: '{pulse}: Die Liste konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.',
    wrongRoot:
      '{pulse}: Die veröffentlichte Liste passt nicht zu ihrer eigenen Wurzel. Bitte sagen Sie es der Person, die die Community betreut.',
    found: '{pulse}: Ihre Antwort steht in der Liste: Sie war da, als gezählt wurde. Wurzel {root}…',
    missing:
      '{pulse}: Diese Quittung steht nicht in der Liste. Prüfen Sie, ob sie vollständig ist und zu diesem Puls gehört.',
    notCounted:
      '{pulse}: Dieser Puls wurde nicht gezählt. Seine Zahlen widersprechen einander, deshalb wurde keine Antwort geöffnet, und alle sind vernichtet. Wer die Community betreut, weiß davon.',
    lost: '{pulse}: Dieser Puls wurde nicht gezählt. Der Schlüssel, der seine Antworten öffnet, ging verloren; niemand kann je eine lesen, und alle sind vernichtet. Wer die Community betreut, weiß davon.',
    notReceipt: 'Eine Quittung hat 64 Zeichen: Ziffern 0 bis 9 und Buchstaben a bis f.',
  },
};
