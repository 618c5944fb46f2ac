import type { Language } from '../shared/contract/identifiers.ts';
import { direction as ar } from './ar/direction.ts';
import { direction as de } from './de/direction.ts';
import { direction as en } from './en/direction.ts';
import { direction as es } from './es/direction.ts';
import { direction as fr } from './fr/direction.ts';
import { direction as ptBR } from './pt-br/direction.ts';
import type { Direction } from './shape/direction.ts';

const directions: Readonly<Record<Language, Direction>> = { en, de, fr, es, 'pt-BR': ptBR, ar };

export const directionOf = (language: Language): Direction['way'] => directions[language].way;
export const localeOf = (language: Language): Direction['locale'] => directions[language].locale;
export const commaOf = (language: Language): Direction['comma'] => directions[language].comma;
