import type { Language } from '../shared/contract/identifiers.ts';
import { ar } from './ar/steward.ts';
import { de } from './de/steward.ts';
import { en } from './en/steward.ts';
import { es } from './es/steward.ts';
import { fr } from './fr/steward.ts';
import { ptBR } from './pt-br/steward.ts';
import type { StewardWords } from './steward-words.ts';

export const stewardWords: Readonly<Record<Language, StewardWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
