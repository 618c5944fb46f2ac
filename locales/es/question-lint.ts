import type { QuestionLint } from '../shape/question-lint.ts';

export const questionLint: QuestionLint = {
  negations: ['no', 'nunca', 'jamás', 'nadie', 'nada', 'ningún', 'ninguna', 'ninguno', 'ni'],
  joins: ['y', 'e', 'o', 'u', 'así como'],
};
