import type { QuestionLint } from '../shape/question-lint.ts';

export const questionLint: QuestionLint = {
  negations: ['nicht', 'kein', 'keine', 'keinen', 'keinem', 'keiner', 'nie', 'niemals', 'niemand', 'nichts', 'weder'],
  joins: ['und', 'oder', 'sowie'],
};
