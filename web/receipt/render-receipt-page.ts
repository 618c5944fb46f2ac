/**
 * The receipt page: one file that looks for a response in the public list of its pulse. Receipts that this browser keeps
 * are checked at once. It shows that a response was counted, never what it says, and tells nobody who asked.
 */
import { integrityOf } from '../survey/integrity.ts';
import { receiptScript } from './receipt-script.ts';

/** `style` is the survey page's. */
export function renderReceiptPage(style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${integrityOf(receiptScript)}'`,
    `style-src '${integrityOf(style)}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="data:,"><title>Check a receipt</title><style>${style}</style></head><body><main>`,
    '<h1>Was my response counted?</h1>',
    '<p>When a pulse closes, the receipts of all responses are published before any of them is opened. This page loads that list and looks for yours here, in your browser. Receipts that this browser kept are checked by themselves.</p>',
    '<noscript><p class="es">This page needs JavaScript to look through the list in your browser.</p></noscript>',
    '<div id="out" role="status"></div><form novalidate>',
    '<p><label for="pulse"><strong>Pulse</strong></label><span class="h" id="ph"> as in the address of your link, such as data-guild-2026-10</span><br>',
    '<input id="pulse" name="pulse" type="text" autocomplete="off" spellcheck="false" aria-describedby="ph"></p>',
    '<p><label for="receipt"><strong>Receipt</strong></label><br><textarea id="receipt" name="receipt" spellcheck="false"></textarea></p>',
    '<p><button>Look for it</button></p></form></main>',
    `<script>${receiptScript}</script></body></html>`,
  ].join('');
}
