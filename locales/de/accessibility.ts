import type { AccessibilityWords } from '../shape/accessibility.ts';

export const accessibility: AccessibilityWords = {
  title: 'Barrierefreiheit dieser Seiten',
  sections: [
    [
      'Was wir anstreben',
      'Die Seiten für Mitglieder (Fragen, Privatsphäre, Quittung, Ergebnisse) sind nach WCAG 2.2, Stufe AA, gebaut. Wir kennen keine Stelle, an der sie das nicht erfüllen; unten steht, wie weit wir gesehen haben.',
    ],
    [
      'Was bei jeder Änderung geprüft wird',
      'Ein echtes Chromium öffnet die Seiten in ihren Zuständen, und ein Programm (axe) sucht in jedem nach Fehlern: Keiner wird hingenommen. Die Seiten werden auf einem schmalen Telefon und auf einem breiten Bildschirm angesehen und dürfen bei 320 Pixeln nicht seitwärts rollen; so viel zeigt ein Bildschirm mit 1.280 Pixeln bei 400 %.',
      'Die Fragen werden allein mit der Tastatur beantwortet. Die Reihenfolge, in der ein Screenreader die Seite vorliest, die Übersicht dessen, was fehlt, und die Meldungen beim Senden werden in dem Baum geprüft, den Browser an Screenreader geben. Die Seite wird mit hohem Kontrast des Systems, hell und dunkel, auf Papier und auf Arabisch von rechts nach links angesehen.',
      'Mails werden als HTML und als Text geprüft, hell, dunkel und umgekehrt.',
    ],
    [
      'Was nicht geprüft ist',
      'Noch hat niemand, der einen Screenreader, eine Sprachsteuerung oder einen Schalter benutzt, diese Seiten für uns geprüft, und unsere Prüfungen steuern keinen Browser außer Chromium. Die Übersetzungen, auch diese, wurden noch nicht von Muttersprachlern geprüft.',
      'Den Quartalsbericht gibt es nur auf Englisch. Was Betreuende in eigenen Worten sagen, gibt es in den Sprachen, in denen sie schreiben.',
    ],
    [
      'Was die Seiten brauchen',
      'JavaScript, weil der Browser selbst die Antworten versiegelt; ohne lässt sich nichts senden. Solange ein Puls offen ist, gibt es keine Frist, nichts bewegt sich von selbst, und nichts verlangt ein Zeigegerät.',
    ],
    [
      'Wenn Ihnen etwas im Weg ist',
      'Bitte antworten Sie auf Ihre Einladung: Die Antwort geht an die Person, die Ihre Community betreut.',
    ],
  ],
};
