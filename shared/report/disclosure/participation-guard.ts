/**
 * How the sections about participation apply the rule for numbers of people (people-guard.ts), and what follows from it for
 * numbers of facts: a share, a duration or a total is told only if it is the work of at least the minimum of people, on either
 * side. A side of no one is a small side, too: "0 % helped another group" would say of everyone who contributed that they did
 * not.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import type { Guests, Share } from '../shape/participation.ts';
import type { People } from '../shape/people.ts';
import { guardPeople } from './people-guard.ts';

export type ParticipationGuard = ReturnType<typeof participationGuard>;

export function participationGuard(minimum: number) {
  const words = { tooFew: reportSentences.tooFewMembers, protectsAnother: reportSentences.protectsAnotherNumber };
  const hidden = {
    status: 'hidden',
    reason: 'too-few-people',
    words: reportSentences.participation.tooFew(minimum),
  } as const;
  const isEnough = (people: number) => people >= minimum;
  return {
    minimum,
    hidden,
    protecting: { status: 'hidden', reason: 'protects-another-number', words: words.protectsAnother } as const,
    isEnough,
    people: (people: number, of: number): People => guardPeople(people, of, minimum, words),
    guests: (people: number): Guests => (isEnough(people) ? { status: 'exact', people } : { status: 'few' }),
    /** @param sides people behind either side of the share */
    share: (part: number, of: number, ...sides: number[]): Share =>
      sides.every(isEnough) ? { status: 'shown', percent: wholePercent(part, of), of } : hidden,
  };
}

/** Whether what depends on a number of people may be told: they are not few. */
export const areMany = ({ status }: People): boolean => status === 'exact' || status === 'nearly-all';
