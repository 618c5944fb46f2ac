import type { ReceiptWords } from '../shape/receipt.ts';

export const receipt: ReceiptWords = {
  title: 'Was my response counted?',
  how: 'When a pulse closes, the receipts of all responses are published before any of them is opened. This page loads that list and looks for yours here, in your browser. Receipts that this browser kept are checked by themselves.',
  needsScript: 'This page needs JavaScript to look through the list in your browser.',
  pulse: 'Pulse',
  pulseHint: 'as in the address of your link, such as data-guild-2026-10',
  receipt: 'Receipt',
  look: 'Look for it',
  script: {
    noList: '{pulse}: no list is published. It appears a few minutes after the pulse closes.',
    notLoaded: '{pulse}: the list could not be loaded. Please try again.',
    wrongRoot: '{pulse}: the published list does not fit its own root. Please tell your steward.',
    found: '{pulse}: your response is in the list of {count} that were counted. Root {root}…',
    missing: '{pulse}: this receipt is not in the list. Check that it is complete, and that it belongs to this pulse.',
    notCounted:
      '{pulse}: this pulse was not counted. Its numbers contradict each other, so no answer was opened, and all of them are destroyed. Your steward knows.',
    lost: '{pulse}: this pulse was not counted. The key that opens its answers was lost, so nobody can ever read one, and all of them are destroyed. Your steward knows.',
    notReceipt: 'A receipt has 64 letters and digits, 0 to 9 and a to f.',
  },
};
