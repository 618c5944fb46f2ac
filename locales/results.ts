import type { Language } from '../shared/contract/identifiers.ts';
import { results as ar } from './ar/results.ts';
import { results as de } from './de/results.ts';
import { results as en } from './en/results.ts';
import { results as es } from './es/results.ts';
import { results as fr } from './fr/results.ts';
import { results as ptBR } from './pt-br/results.ts';
import type { ResultWords } from './shape/results.ts';

export const resultWords: Readonly<Record<Language, ResultWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
