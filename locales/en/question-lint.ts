import type { QuestionLint } from '../shape/question-lint.ts';

export const questionLint: QuestionLint = {
  negations: ['not', 'no', 'never', 'none', 'nobody', 'nothing', 'neither', 'nor', 'cannot', "n't", 'n’t'],
  joins: ['and', 'or', 'as well as'],
};
