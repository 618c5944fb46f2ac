import type { Language } from '../../contract/identifiers.ts';
import type { TranslationStatus } from '../../contract/instrument.ts';

/** The English wording has the given status; every translation so far is a draft that no study has validated. */
export const draftTranslations = (english: TranslationStatus): Readonly<Record<Language, TranslationStatus>> => ({
  en: english,
  de: 'draft, not validated',
  fr: 'draft, not validated',
  es: 'draft, not validated',
  'pt-BR': 'draft, not validated',
  ar: 'draft, not validated',
});
