import type { Language } from '../shared/contract/identifiers.ts';
import { arabic } from './ar/privacy.ts';
import { german } from './de/privacy.ts';
import { english } from './en/privacy.ts';
import { spanish } from './es/privacy.ts';
import { french } from './fr/privacy.ts';
import type { PrivacyWords } from './privacy-words.ts';
import { portuguese } from './pt-br/privacy.ts';

export const privacyWords: Readonly<Record<Language, PrivacyWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  'pt-BR': portuguese,
  ar: arabic,
};
