import type { ReceiptWords } from '../shape/receipt.ts';

export const receipt: ReceiptWords = {
  title: 'Did my response arrive?',
  how: 'When a pulse closes, the receipts of all responses are published before any response is opened, mixed with as many invented ones as it takes to hide how many people answered. This page loads that list and looks for yours here, in your browser. Receipts kept in this browser are checked automatically.',
  needsScript: 'This page needs JavaScript to look through the list in your browser.',
  pulse: 'Pulse',
  pulseHint: 'as in your link’s address, such as data-guild-2026-10',
  receipt: 'Receipt',
  look: 'Look for it',
  script: {
    noList: '{pulse}: no list has been published yet. It appears a few minutes after the pulse closes.',
    notLoaded: '{pulse}: the list could not be loaded. Please try again.',
    wrongRoot: '{pulse}: the published list doesn’t match its own root. Please tell your steward.',
    found: '{pulse}: your response is in the list: it was there when the pulse was counted. Root {root}…',
    missing: '{pulse}: this receipt isn’t in the list. Check that it is complete and belongs to this pulse.',
    notCounted:
      '{pulse}: this pulse wasn’t counted. Its numbers contradict each other, so no answer was opened, and all of them have been destroyed. Your steward knows.',
    lost: '{pulse}: this pulse wasn’t counted. The key that opens its answers was lost, so none can ever be read, and all of them have been destroyed. Your steward knows.',
    notReceipt: 'A receipt has 64 letters and digits, 0 to 9 and a to f.',
  },
};
