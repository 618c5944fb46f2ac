import type { AccessibilityWords } from '../shape/accessibility.ts';

export const accessibility: AccessibilityWords = {
  title: 'Accessibility of these pages',
  sections: [
    [
      'What we aim for',
      'The pages for members (questions, privacy, receipt, results) are built to meet WCAG 2.2 at level AA. We know of no place where they don’t; the rest of this page says how far we have checked.',
    ],
    [
      'What we test with every change',
      'A real Chromium opens every page in each of its states, and a program (axe) looks for failures: none is accepted. Pages are checked on a narrow phone and a wide screen, and must not scroll sideways at 320 pixels, which is what a 1,280-pixel screen shows at 400 %.',
      'The questions are answered with the keyboard alone. The reading order, the summary of what is missing and the messages while sending are checked in the accessibility tree that browsers give to screen readers. The page is checked in high contrast, in light and dark, in print, and from right to left in Arabic.',
      'Mails are checked as HTML and as text, in light, dark and inverted colours.',
    ],
    [
      'What we have not tested',
      'No one who uses a screen reader, voice control or a switch has tested these pages for us yet, and our tests use no browser but Chromium. The translations have not been checked by native speakers yet.',
      'The quarterly report is in English only. What stewards say in their own words is in the languages they write in.',
    ],
    [
      'What the pages need',
      'JavaScript, because the browser seals the answers itself; nothing can be sent without it. There is no time limit while a pulse is open, nothing moves, and nothing needs a pointer.',
    ],
    [
      'If something gets in your way',
      'Please reply to your invitation: your reply goes to the person who looks after your community.',
    ],
  ],
};
