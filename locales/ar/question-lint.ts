import type { QuestionLint } from '../shape/question-lint.ts';

/** In Arabic, "and" is written as part of the next word, so it is not in the list. */
export const questionLint: QuestionLint = {
  negations: ['لا', 'لم', 'لن', 'ليس', 'ليست', 'غير', 'أبدًا'],
  joins: ['أو'],
};
