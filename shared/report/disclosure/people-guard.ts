/**
 * The rule for every number of people (answered, asked, declined, came, contributed, helped, asked a question, adopted): it is
 * exact only if it and everyone else in its published base are both at least the minimum. A small number points at those who
 * did something; a small complement points at those who did not. "None" and "all" are small sides, too.
 *
 * Numbers that are parts of one another are decided together, most important first: a later one is exact only if it also
 * differs from every exact one by at least the minimum, because readers subtract.
 *
 * Not protected: what a reader knows about single people from elsewhere.
 */
import type { People } from '../shape/people.ts';

/** What a number is hidden with, in the words of its section. */
export interface HiddenWords {
  readonly tooFew: string;
  readonly protectsAnother: string;
}

/**
 * @param people of `of`
 * @param of a number that the report shows exactly
 * @param minimum at least 2; a base that cannot hold two vague halves of `minimum − 1` hides everything
 */
export function guardPeople(people: number, of: number, minimum: number, words: HiddenWords): People {
  if (of < 2 * minimum - 2) return { status: 'hidden', reason: 'too-few-people', words: words.tooFew };
  if (people < minimum) return { status: 'few', of };
  if (of - people < minimum) return { status: 'nearly-all', of };
  return { status: 'exact', people, of };
}

/**
 * Numbers each of which is part of `of` and of which any two may be subtracted, such as members asked, reached and answered.
 *
 * @param numbers most important first
 * @returns in the order given
 */
export function guardTogether(numbers: readonly number[], of: number, minimum: number, words: HiddenWords): People[] {
  const exact: number[] = [];
  return numbers.map((people): People => {
    const shown = guardPeople(people, of, minimum, words);
    if (shown.status !== 'exact') return shown;
    if (exact.some((other) => Math.abs(other - people) < minimum)) {
      return { status: 'hidden', reason: 'protects-another-number', words: words.protectsAnother };
    }
    exact.push(people);
    return shown;
  });
}

/** What a mail may say of people who were not asked or not reached: fewer than the minimum (0), or the minimum and more. */
export const atLeastOf = (people: number, minimum: number): number => (people < minimum ? 0 : minimum);
