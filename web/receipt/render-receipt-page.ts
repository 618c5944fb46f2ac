/**
 * The receipt page: one file that looks for a response in the public list of its pulse. Receipts kept in this browser are
 * checked at once. It shows that a response was counted, never what it says, and does not reveal who asked.
 */

import { receiptWords } from '../../locales/receipt.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { renderPlainPage } from '../plain-page.ts';
import { languageLinks } from '../privacy/language-links.ts';
import { jsonForScript } from '../survey/html.ts';
import { receiptScript } from './receipt-script.ts';

/** `style` is that of text pages. If the link names a pulse in its fragment, the form is filled in with it. */
export function renderReceiptPage(style: string, language: Language): string {
  const words = receiptWords[language];
  const text = escapeHtml;
  return renderPlainPage({
    language,
    title: words.title,
    style,
    languages: languageLinks(siteKeys.receipt),
    body: [
      `<p>${text(words.how)}</p>`,
      `<noscript><p class="es">${text(words.needsScript)}</p></noscript>`,
      '<div id="out" role="status"></div><form novalidate>',
      `<p><label for="pulse"><strong>${text(words.pulse)}</strong></label> <span class="h" id="ph">${text(words.pulseHint)}</span><br>`,
      `<input id="pulse" name="pulse" type="text" dir="ltr" autocomplete="off" spellcheck="false" aria-describedby="ph"></p>`,
      `<p><label for="receipt"><strong>${text(words.receipt)}</strong></label><br><textarea id="receipt" name="receipt" dir="ltr" spellcheck="false"></textarea></p>`,
      `<p><button>${text(words.look)}</button></p></form>`,
    ].join(''),
    script: { data: jsonForScript(words.script), source: receiptScript },
  });
}
