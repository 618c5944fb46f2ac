/**
 * The page that a read link opens. Its link is the same for every reader and stands after `#`, so the page is the same for
 * everyone, and no request but the exchange carries the key. Without a link, and where a report may not be read, it says who
 * has the link and where: the same words for what exists and what does not.
 */

import { localeOf } from '../../locales/direction.ts';
import { readWords } from '../../locales/read.ts';
import { fillIn, surveyWords } from '../../locales/survey.ts';
import { inEveryLanguage, type Language } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { readPath } from '../../shared/contract/reading.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { renderPlainPage } from '../plain-page.ts';
import { jsonForScript } from '../survey/html.ts';
import { readScript } from './read-script.ts';

/** `style` is that of text pages. */
export const renderReadPage = (style: string, language: Language): string =>
  render(style, language, {
    // Removed by the script, so that it is shown wherever the script does not run, whatever the reason.
    before: `<p class="es" id="no-script">${escapeHtml(readWords[language].needsScript)}</p>`,
    script: { data: jsonForScript(readWords[language].script), source: readScript },
  });

/** The same at the address of a report, without a script. */
export const renderNeedsLinkPage = (style: string, language: Language): string =>
  render(style, language, { before: '' });

function render(
  style: string,
  language: Language,
  { before, script }: { readonly before: string; readonly script?: { readonly data: string; readonly source: string } },
): string {
  const { title, paragraphs } = readWords[language];
  const days = new Intl.NumberFormat(localeOf(language)).format(limits.readLinkDays);
  return renderPlainPage({
    language,
    title,
    style,
    body: before + paragraphs.map((paragraph) => `<p>${escapeHtml(fillIn(paragraph, { days }))}</p>`).join(''),
    languages: inEveryLanguage((other) => ({ path: readPath(other), name: surveyWords[other].languageName })),
    ...(script && { script }),
  });
}
