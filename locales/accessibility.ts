import type { Language } from '../shared/contract/identifiers.ts';
import { accessibility as ar } from './ar/accessibility.ts';
import { accessibility as de } from './de/accessibility.ts';
import { accessibility as en } from './en/accessibility.ts';
import { accessibility as es } from './es/accessibility.ts';
import { accessibility as fr } from './fr/accessibility.ts';
import { accessibility as ptBR } from './pt-br/accessibility.ts';
import type { AccessibilityWords } from './shape/accessibility.ts';

export const accessibilityWords: Readonly<Record<Language, AccessibilityWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
