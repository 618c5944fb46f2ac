import type { Language } from '../shared/contract/identifiers.ts';
import { privacy as ar } from './ar/privacy.ts';
import { privacy as de } from './de/privacy.ts';
import { privacy as en } from './en/privacy.ts';
import { privacy as es } from './es/privacy.ts';
import { privacy as fr } from './fr/privacy.ts';
import { privacy as ptBR } from './pt-br/privacy.ts';
import type { PrivacyWords } from './shape/privacy.ts';

export const privacyWords: Readonly<Record<Language, PrivacyWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
