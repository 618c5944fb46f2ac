import type { Language } from '../shared/contract/identifiers.ts';
import { steward as ar } from './ar/steward.ts';
import { steward as de } from './de/steward.ts';
import { steward as en } from './en/steward.ts';
import { steward as es } from './es/steward.ts';
import { steward as fr } from './fr/steward.ts';
import { steward as ptBR } from './pt-br/steward.ts';
import type { StewardWords } from './shape/steward.ts';

export const stewardWords: Readonly<Record<Language, StewardWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
