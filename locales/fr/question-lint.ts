import type { QuestionLint } from '../shape/question-lint.ts';

export const questionLint: QuestionLint = {
  negations: ['ne', 'n’', "n'", 'jamais', 'aucun', 'aucune', 'personne', 'rien', 'ni'],
  joins: ['et', 'ou', 'ainsi que'],
};
