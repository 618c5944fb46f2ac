import type { AccessibilityWords } from '../shape/accessibility.ts';

export const accessibility: AccessibilityWords = {
  title: 'Accessibility of these pages',
  sections: [
    [
      'What we aim for',
      'The pages that members meet (questions, privacy, receipt, results) are built to meet WCAG 2.2 at level AA. We know of no place where they do not; below is how far we have looked.',
    ],
    [
      'What is tested, with every change',
      'A real Chromium opens the pages in their states and a program (axe) looks for failures in each: none is accepted. Pages are looked at on a narrow phone and on a wide screen, and must not scroll sideways at 320 pixels, which is what a screen of 1,280 pixels shows at 400 %.',
      'The questions are answered by keyboard alone. The order in which a screen reader meets the page, the summary of what is missing, and the messages while sending are checked in the tree that browsers hand to screen readers. The page is looked at in a high-contrast setting of the system, in light and dark, on paper, and from right to left in Arabic.',
      'Mails are checked in HTML and text, light, dark and inverted.',
    ],
    [
      'What is not tested',
      'No person who uses a screen reader, voice control or a switch has tested these pages for us yet, and no browser but Chromium is driven by our tests. The translations, this one included, were not yet checked by native speakers.',
      'The quarter report is in English only. What stewards tell in their own words is in the languages that they write.',
    ],
    [
      'What the pages need',
      'JavaScript, because the browser itself seals the answers; nothing can be sent without it. There is no time limit while a pulse is open, no moving content, and nothing that needs a pointer.',
    ],
    [
      'When something is in your way',
      'Please reply to your invitation: the reply goes to the person who looks after your community.',
    ],
  ],
};
