import type { ReadWords } from '../shape/read.ts';

export const read: ReadWords = {
  title: 'Sie brauchen den Link',
  paragraphs: [
    'Diese Ergebnisse sind für die Mitglieder einer Community. Man öffnet sie mit einem Link, der für alle derselbe ist: Niemand meldet sich an, und niemand weiß, wer liest.',
    'Mitglieder finden den Link in ihrer neuesten Einladung und auf der Seite nach dem Antworten, Stewards und Führungskräfte in ihrer Mail über die Ergebnisse.',
    'Wenn ein Link nichts mehr öffnet: Er gilt {days} Tage und öffnet sein eigenes Quartal und frühere. Nehmen Sie den Link aus einer neueren Mail, oder fragen Sie die Person, die Ihre Einladungen unterschreibt.',
  ],
  needsScript:
    'Um Ergebnisse mit Ihrem Link zu öffnen, braucht diese Seite JavaScript. So bleibt der Schlüssel im Link aus allen Adressen heraus, die gesendet oder aufgezeichnet werden.',
  script: {
    opening: 'Die Ergebnisse werden geöffnet …',
    unreachable:
      'Die Ergebnisse konnten nicht geladen werden. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.',
    again: 'Noch einmal versuchen',
  },
};
