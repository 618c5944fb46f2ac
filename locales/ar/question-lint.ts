import type { QuestionLint } from '../shape/question-lint.ts';

/** "And" is a letter of the next word, so it is not in the list. */
export const questionLint: QuestionLint = {
  negations: ['لا', 'لم', 'لن', 'ليس', 'ليست', 'غير', 'أبدًا'],
  joins: ['أو'],
};
