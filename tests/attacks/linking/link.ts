/**
 * Programs that try to find out who gave which answers. They work in two steps, because a build can fail at either: from a
 * person to the sealed response (by shared values, by recomputing the blinded element, by order, by time, by the log, by
 * comparing copies of the tables), and from the sealed response to the answers (by any key, by length). One goes from copies
 * of the tally straight to answers. What no program claims is guessed.
 */
import type { TokenHash } from '../../../shared/kernel/ids.ts';
import type { Choices, Evidence, Links, Opened } from '../watched-pulse.ts';
import { byOrderOfColumns } from './by-order-of-columns.ts';
import { byComparingCopies, byLog, byTimes, byWatchingTallies } from './by-order-of-events.ts';
import { byRecomputing } from './by-recomputing.ts';
import { bySharedValues } from './by-shared-values.ts';
import { byEveryKey, byLength } from './open-sealed.ts';

export interface Score {
  readonly program: string;
  /** People whose answers were stated with certainty, not guessed. */
  readonly claimed: number;
  readonly right: number;
  /** Out of all people. */
  readonly share: number;
}

/** Completes claims by guessing within each label, and counts how many people it got right. */
export function scoreOf(
  program: string,
  claims: ReadonlyMap<string, Choices>,
  evidence: Evidence,
  truth: ReadonlyMap<TokenHash, Choices>,
): Score {
  let right = 0;
  for (const [label, given] of evidence.given) {
    const people = evidence.people.filter((person) => person.label === label);
    const left = [...given];
    for (const { token } of people) {
      const claim = claims.get(token)?.join();
      const at = left.findIndex((choices) => choices.join() === claim);
      if (at >= 0) left.splice(at, 1);
    }
    for (const { token } of people) {
      const guess = claims.get(token) ?? left.pop();
      if (guess?.join() === truth.get(token)?.join()) right += 1;
    }
  }
  return { program, claimed: claims.size, right, share: right / evidence.people.length };
}

/** What a blind guess gets right on average: one per label, whatever its size. */
export const chanceOf = ({ given, people }: Evidence): number => given.size / people.length;

/** Every program on this evidence, best first. */
export async function link(evidence: Evidence, truth: ReadonlyMap<TokenHash, Choices>): Promise<Score[]> {
  const toResponses = new Map<string, Links>([
    ['shared values', bySharedValues(evidence)],
    ['recomputing', byRecomputing(evidence)],
    ['copies of the tables', byComparingCopies(evidence)],
    ['times', byTimes(evidence)],
    ['log', byLog(evidence)],
    ...byOrderOfColumns(evidence),
  ]);
  const toAnswers = new Map<string, Opened>([
    ['every key', await byEveryKey(evidence)],
    ['length', byLength(evidence)],
  ]);
  const scores = [scoreOf('copies of the tally', byWatchingTallies(evidence), evidence, truth)];
  for (const [first, links] of toResponses) {
    for (const [second, opened] of toAnswers) {
      const claims = new Map<string, Choices>();
      for (const [person, response] of links) {
        const choices = opened.get(response);
        if (choices) claims.set(person, choices);
      }
      scores.push(scoreOf(`${first}, then ${second}`, claims, evidence, truth));
    }
  }
  return scores.toSorted((a, b) => b.right - a.right);
}
