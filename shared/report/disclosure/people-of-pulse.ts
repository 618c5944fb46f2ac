/**
 * The numbers of people of a pulse as a report may show them: members, and how many of them were asked, reached and answered,
 * in the community and under each label. All are parts of one another and of the members, so readers subtract; they are
 * decided together, answered first, because every percentage and range rests on it.
 *
 * Three subtractions need more than the guard of single numbers:
 * - Stewards are told by mail whether a pulse could not reach fewer than the minimum, or more (`atLeastOf`). Whoever has that
 *   mail counts the silent among the rest, so the number who answered must differ from the rest by the minimum, too.
 * - "Asked" and "reached" are exact only if they are so far above "answered" that a hidden one still covers every number from
 *   none to fewer than the minimum.
 * - Labels add up to the community. A vague one beside exact ones is their difference, and which ones are vague says who was
 *   nearly all; so labels are exact all together or not at all, and if even that says too much, they are shown as one.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { People } from '../shape/people.ts';
import { atLeastOf, guardPeople } from './people-guard.ts';

/** How a pulse went, in numbers that no one outside reads: answered ≤ reached ≤ asked ≤ members. */
export interface PulseCounts {
  /** Everyone on the roster at the opening. */
  readonly members: number;
  /** Who was invited: not those who stopped or paused their mails. */
  readonly asked: number;
  /** Whom a mail surely reached; who answered is among them. */
  readonly reached: number;
  readonly answered: number;
}

export interface LabelCounts {
  readonly label: string;
  readonly members: number;
  /** At least the minimum, or the label would have been merged. */
  readonly answered: number;
}

export interface PeopleOfPulse {
  readonly members: number;
  readonly asked: People;
  readonly reached: People;
  readonly answered: People;
}

const words = () => ({ tooFew: reportSentences.tooFewMembers, protectsAnother: reportSentences.protectsAnotherNumber });
const protectsAnother = (): People => ({
  status: 'hidden',
  reason: 'protects-another-number',
  words: reportSentences.protectsAnotherNumber,
});

export function peopleOfPulse(counts: PulseCounts, minimum: number): PeopleOfPulse {
  const { members } = counts;
  const answered = answeredOf(counts, minimum);
  const asked = above(answered, guardPeople(counts.asked, members, minimum, words()), minimum);
  const alone = above(answered, guardPeople(counts.reached, members, minimum, words()), minimum);
  return { members, asked, reached: below(asked, alone, minimum), answered };
}

function answeredOf({ members, reached, answered }: PulseCounts, minimum: number): People {
  const shown = guardPeople(answered, members, minimum, words());
  const rest = members - atLeastOf(members - reached, minimum);
  return shown.status === 'exact' && rest - answered < minimum ? protectsAnother() : shown;
}

/** Less than this apart, two numbers are not both exact: every vague difference then covers the steps in mails as well. */
const apart = (minimum: number): number => 2 * minimum - 1;

function above(answered: People, shown: People, minimum: number): People {
  if (answered.status === 'hidden' && shown.status === 'exact') return protectsAnother();
  if (answered.status !== 'exact' || shown.status !== 'exact') return shown;
  return shown.people - answered.people < apart(minimum) ? protectsAnother() : shown;
}

function below(asked: People, shown: People, minimum: number): People {
  if (asked.status === 'exact' && asked.people < apart(minimum)) return protectsAnother();
  if (shown.status !== 'exact') return shown;
  if (asked.status === 'hidden') return protectsAnother();
  if (asked.status !== 'exact') return shown;
  return asked.people - shown.people < apart(minimum) ? protectsAnother() : shown;
}

/**
 * How many answered under each label, in the order given; undefined if the labels must be shown as one, because their sizes and
 * the community's number say too much without any of them.
 *
 * @param whole the community's number as it is shown
 * @param answered the community's number
 */
export function peopleUnderLabels(
  labels: readonly LabelCounts[],
  whole: People,
  answered: number,
  minimum: number,
): People[] | undefined {
  const [only] = labels;
  if (labels.length === 1 && only) return [whole];
  const alone = labels.map((label) => guardPeople(label.answered, label.members, minimum, words()));
  // A label under the minimum, which merging should have prevented, is not covered up: the check before publishing stops it.
  if (whole.status === 'nearly-all' || alone.some(({ status }) => status === 'few')) return alone;
  const none = labels.map(protectsAnother);
  if (whole.status !== 'exact') return none;
  // At most so many can be silent under each label, since each has the minimum of answers.
  const most = labels.map(({ members }) => members - minimum);
  const together = most.reduce((sum, people) => sum + people, 0);
  const silent = labels.reduce((sum, { members }) => sum + members, 0) - answered;
  if (alone.every(({ status }) => status === 'exact') && mayBeExact(most, together, silent, minimum)) return alone;
  const isVague = most.every((own) => own >= minimum || silent <= together - own);
  return isVague ? none : undefined;
}

/**
 * Whether numbers of the same sum that must be hidden leave room for the minimum of silent people under every label, or there
 * are none such. Otherwise exact numbers are not shown either: hidden ones would then say which label has fewer.
 */
function mayBeExact(most: readonly number[], together: number, silent: number, minimum: number): boolean {
  const lost = most.map((own) => Math.max(0, own - (minimum - 1)));
  const mustHide = (without?: number) => silent <= together - Math.min(...lost.filter((_, other) => other !== without));
  return !mustHide() || most.every((_, index) => mustHide(index));
}
