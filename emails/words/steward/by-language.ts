import type { Language } from '../../../shared/contract/identifiers.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ptBR } from './pt-br.ts';
import type { StewardWords } from './steward-words.ts';

export const stewardWords: Readonly<Record<Language, StewardWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
