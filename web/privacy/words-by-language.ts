import type { Language } from '../../shared/contract/identifiers.ts';
import type { PrivacyWords } from './privacy-words.ts';
import { arabic } from './words/ar.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';
import { spanish } from './words/es.ts';
import { french } from './words/fr.ts';
import { portuguese } from './words/pt-br.ts';

export const privacyWords: Readonly<Record<Language, PrivacyWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  'pt-BR': portuguese,
  ar: arabic,
};
