import type { Language } from '../shared/contract/identifiers.ts';
import { instruments as ar } from './ar/instruments.ts';
import { instruments as de } from './de/instruments.ts';
import { instruments as en } from './en/instruments.ts';
import { instruments as es } from './es/instruments.ts';
import { instruments as fr } from './fr/instruments.ts';
import { instruments as ptBR } from './pt-br/instruments.ts';
import type { InstrumentWords } from './shape/instruments.ts';

export const instrumentWords: Readonly<Record<Language, InstrumentWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
