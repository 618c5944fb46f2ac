import type { Language } from '../shared/contract/identifiers.ts';
import { read as ar } from './ar/read.ts';
import { read as de } from './de/read.ts';
import { read as en } from './en/read.ts';
import { read as es } from './es/read.ts';
import { read as fr } from './fr/read.ts';
import { read as ptBR } from './pt-br/read.ts';
import type { ReadWords } from './shape/read.ts';

export const readWords: Readonly<Record<Language, ReadWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
