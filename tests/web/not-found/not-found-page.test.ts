import { describe, expect, it } from 'vitest';
import { surveyWords } from '../../../locales/survey.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { renderNotFoundPage } from '../../../web/not-found/render-not-found-page.ts';

describe('the page shown where there is nothing', () => {
  const page = renderNotFoundPage('');

  it('says in every language, each marked as such, what to do with the link', () => {
    for (const language of languages) {
      const [, said = ''] = surveyWords[language].script.notices['unknown-link'];
      expect(page).toMatch(new RegExp(`<section lang="${language}" dir="(ltr|rtl)">(<h2>[^<]+</h2>)?<p>${said}</p>`));
    }
  });

  it('has one heading of the first rank, and no script', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).not.toContain('<script');
  });
});
