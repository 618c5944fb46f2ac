/**
 * The page for every address of the site that does not exist: a link cut off by a mail program, or a typing mistake. The
 * address does not reveal the reader's language, so it says the same in each.
 */

import { directionOf } from '../../locales/direction.ts';
import { surveyWords } from '../../locales/survey.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { renderPlainPage } from '../plain-page.ts';

/** `style` is that of text pages. */
export function renderNotFoundPage(style: string): string {
  const { en } = surveyWords;
  const [title] = en.script.notices['unknown-link'];
  const sections = languages.map((language) => {
    const [heading, ...paragraphs] = surveyWords[language].script.notices['unknown-link'];
    const said = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
    const below = language === 'en' ? said : `<h2>${escapeHtml(heading)}</h2>${said}`;
    return `<section lang="${language}" dir="${directionOf(language)}">${below}</section>`;
  });
  return renderPlainPage({ language: 'en', title, style, body: sections.join('') });
}
