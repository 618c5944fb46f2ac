/** Word lists with which the questions of a community's own instrument are checked. Whole words, in lower case. */
export interface QuestionLint {
  /** Turn a sentence round. */
  readonly negations: readonly string[];
  /** Join two things into one question. */
  readonly joins: readonly string[];
}
