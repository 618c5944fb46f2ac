/** Word lists for checking the questions of a community's own instrument. Whole words, in lower case. */
export interface QuestionLint {
  /** Words that negate a sentence. */
  readonly negations: readonly string[];
  /** Words that join two things into one question. */
  readonly joins: readonly string[];
}
