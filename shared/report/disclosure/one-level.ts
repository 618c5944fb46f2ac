/**
 * Rule R2, "one level": single questions are published for the whole community and for nothing smaller. If groups had them as
 * well, the groups of one question could be compared with each other and with the whole; in random networks that gave away a
 * tenth of all groups. Withholding only the unsafe ones leaks through what is withheld. So a group has a score over several
 * questions and a number of answers.
 *
 * `shared/report` never computes a group's single questions, so that half needs no function; these say when a group has a
 * score.
 */
import type { InstrumentReport } from '../shape/instrument-report.ts';

/** A score of one question would be the question, and a single group would be the community. */
export const mayScoreGroups = (groups: number, questions: number): boolean => groups > 1 && questions > 1;

/** Scores of all groups or of none: a single missing one could be derived by subtraction from the community. */
export const allOrNone = (people: readonly number[], minimumGroup: number): boolean =>
  people.every((count) => count >= minimumGroup);

type Grouped = Pick<InstrumentReport, 'groups' | 'groupSpread' | 'score'>;

/** Without groups, and without what follows from their scores. */
export function withoutGroups<I extends Grouped>({ groupSpread: _, ...instrument }: I) {
  return { ...instrument, score: withoutByGroups(instrument.score), groups: [] };
}

function withoutByGroups(score: InstrumentReport['score']): InstrumentReport['score'] {
  if (score.status !== 'shown') return score;
  const { byGroups: _, ...rest } = score;
  return rest;
}
