import type { Language } from '../shared/contract/identifiers.ts';
import { instruments as ar, instrumentNames as arNames } from './ar/instruments.ts';
import { instruments as de, instrumentNames as deNames } from './de/instruments.ts';
import { instruments as en, instrumentNames as enNames } from './en/instruments.ts';
import { instruments as es, instrumentNames as esNames } from './es/instruments.ts';
import { instruments as fr, instrumentNames as frNames } from './fr/instruments.ts';
import { instruments as ptBR, instrumentNames as ptBRNames } from './pt-br/instruments.ts';
import type { InstrumentNames, InstrumentWords } from './shape/instruments.ts';

export const instrumentWords: Readonly<Record<Language, InstrumentWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };

export const instrumentNames: Readonly<Record<Language, InstrumentNames>> = {
  en: enNames,
  de: deNames,
  fr: frNames,
  es: esNames,
  'pt-BR': ptBRNames,
  ar: arNames,
};
