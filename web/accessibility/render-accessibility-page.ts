/** The accessibility statement: what was tested and how, by the suites of this repository, and what was not. */

import { accessibilityWords } from '../../locales/accessibility.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { renderPlainPage } from '../plain-page.ts';
import { languageLinks } from '../privacy/language-links.ts';

/** `style` is that of text pages. */
export function renderAccessibilityPage(style: string, language: Language): string {
  const { title, sections } = accessibilityWords[language];
  const section = ([heading, ...paragraphs]: readonly string[]) =>
    `<h2>${escapeHtml(heading ?? '')}</h2>${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}`;
  return renderPlainPage({
    language,
    title,
    style,
    languages: languageLinks(siteKeys.accessibility),
    body: sections.map(section).join(''),
  });
}
