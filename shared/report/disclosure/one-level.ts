/**
 * Rule R2, "one level": single questions are published for the whole community and for nothing smaller. Were they given for
 * groups as well, the groups of one question could be laid against each other and against the whole; in random networks that
 * gave a tenth of all groups away. Withholding only the unsafe ones leaks through what is withheld. So a group has a score
 * over several questions and a number of answers.
 *
 * Questions of a group are not computed anywhere in `shared/report`, so this needs no function; these say when a group has a score.
 */

/** A score of one question would be the question, and a single group would be the community. */
export const mayScoreGroups = (groups: number, questions: number): boolean => groups > 1 && questions > 1;

/** Scores of all groups or of none: one that was left out alone could be had by subtraction from the community. */
export const allOrNone = (people: readonly number[], minimumGroup: number): boolean =>
  people.every((count) => count >= minimumGroup);
