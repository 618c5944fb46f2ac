import { describe, expect, it } from 'vitest';
import { accessibilityWords } from '../../../locales/accessibility.ts';
import { directionOf } from '../../../locales/direction.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { renderAccessibilityPage } from '../../../web/accessibility/render-accessibility-page.ts';

describe.each(languages)('the accessibility statement in %s', (language) => {
  const { title } = accessibilityWords[language];
  const page = renderAccessibilityPage('', language);

  it('names the same measures in every language', () => {
    for (const measure of ['WCAG 2.2', 'AA', 'axe', 'Chromium', 'HTML', 'JavaScript', '320'])
      expect(page).toContain(measure);
    expect(page.match(/400[\s\u00a0]*[%٪]/g)).toHaveLength(1);
  });

  it('names what was not tested, in its own language, and links every other', () => {
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(`lang="${language}" dir="${directionOf(language)}"`);
    expect(page.match(/hreflang=/g)).toHaveLength(languages.length - 1);
    const others = languages
      .filter((other) => other !== language)
      .map((other) => accessibilityWords[other].sections[2][0]);
    for (const other of others) expect(page).not.toContain(`<h2>${other}</h2>`);
  });
});
