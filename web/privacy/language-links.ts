import { surveyWords } from '../../locales/survey.ts';
import { type Language, languages } from '../../shared/contract/identifiers.ts';

/** The same page in every language: its path on the site, and the language's own name. */
export const languageLinks = (keyIn: (language: Language) => string) =>
  Object.fromEntries(
    languages.map((language) => [language, { path: `/${keyIn(language)}`, name: surveyWords[language].languageName }]),
  );
