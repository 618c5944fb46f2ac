import type { Language } from '../shared/contract/identifiers.ts';
import { directionOf } from './direction.ts';

/**
 * Isolates a value that people wrote, or that is always in Latin letters, within a line that runs from right to left: otherwise
 * its brackets, points and numbers would change places with the words around it (Unicode Standard Annex 9).
 */
export const isolated = (language: Language, value: string): string =>
  directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : value;
