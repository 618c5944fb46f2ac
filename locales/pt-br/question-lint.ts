import type { QuestionLint } from '../shape/question-lint.ts';

export const questionLint: QuestionLint = {
  negations: ['não', 'nunca', 'jamais', 'ninguém', 'nada', 'nenhum', 'nenhuma', 'nem'],
  joins: ['e', 'ou', 'bem como'],
};
