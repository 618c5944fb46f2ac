import type { Language } from '../shared/contract/identifiers.ts';
import { questionLint as ar } from './ar/question-lint.ts';
import { questionLint as de } from './de/question-lint.ts';
import { questionLint as en } from './en/question-lint.ts';
import { questionLint as es } from './es/question-lint.ts';
import { questionLint as fr } from './fr/question-lint.ts';
import { questionLint as ptBR } from './pt-br/question-lint.ts';
import type { QuestionLint } from './shape/question-lint.ts';

export const questionLints: Readonly<Record<Language, QuestionLint>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
