/**
 * The page behind the unsubscribe link: stop or pause, a button for each, no script, nothing loaded from anywhere. Opening it
 * changes nothing, because mail filters open links; only the button does. An unknown or expired link gets its own page, because
 * no one may believe that mails have stopped when they have not; its reader is unknown, so it speaks all languages.
 */

import { fullDayWords } from '../../locales/date-words.ts';
import { directionOf } from '../../locales/direction.ts';
import { mailWords } from '../../locales/mail.ts';
import { type Language, languages } from '../../shared/contract/identifiers.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { CalendarDate } from '../../shared/kernel/time.ts';

/** The form posts to the page's own address, with the body that RFC 8058 makes mail programs post there. */
export function unsubscribePage(language: Language): string {
  const { title, question, button, pauseQuestion, pauseButton } = mailWords[language].unsubscribe;
  return page(
    language,
    title,
    `<p>${escapeHtml(question)}</p><form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">${escapeHtml(button)}</button></form>
<p>${escapeHtml(pauseQuestion)}</p><form method="post"><input type="hidden" name="pause" value="3"><button type="submit" class="second">${escapeHtml(pauseButton)}</button></form>`,
  );
}

export function unsubscribedPage(language: Language): string {
  const { doneTitle, done } = mailWords[language].unsubscribe;
  return page(language, doneTitle, `<p>${escapeHtml(done)}</p>`);
}

/** @param until the day on which mails resume */
export function pausedPage(language: Language, until: CalendarDate): string {
  const { pausedTitle, paused } = mailWords[language].unsubscribe;
  return page(language, pausedTitle, `<p>${escapeHtml(paused(fullDayWords(language, until)))}</p>`);
}

export function unknownLinkPage(): string {
  const words = languages.map(
    (language) =>
      `<p lang="${language}" dir="${directionOf(language)}">${escapeHtml(mailWords[language].unsubscribe.unknown)}</p>`,
  );
  return page('en', mailWords.en.unsubscribe.title, words.join('\n'));
}

const style =
  'html{color-scheme:light dark}body{margin:0;font:1rem/1.5 Arial,Helvetica,sans-serif}main{max-width:35rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.5rem;line-height:1.25}button{font:inherit;font-weight:bold;min-height:2.75rem;padding:.5rem 1.5rem;border:0;border-radius:.375rem;background:#0b57a4;color:#fff;cursor:pointer}.second{background:transparent;color:inherit;border:2px solid currentColor}button:focus-visible{outline:3px solid currentColor;outline-offset:3px}';

/** No code at all, nothing from anywhere, and a form that posts to this site. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'";

const page = (language: Language, title: string, content: string): string => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>
`;
