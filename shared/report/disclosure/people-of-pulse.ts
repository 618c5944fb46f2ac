/**
 * The numbers of people of a pulse as a report may show them: members, and how many of them were asked, reached and answered,
 * in the community and under each label. All are parts of one another and of the members, so readers subtract; they are
 * decided together, answered first, because every percentage and range rests on it.
 *
 * Three subtractions need more than the guard of single numbers:
 * - Stewards are told by mail, in steps of the minimum, how many a pulse could not reach (`inSteps`). Whoever has that mail
 *   counts the silent among the rest, so the number who answered must differ from the rest by the minimum, too.
 * - "Asked" and "reached" are exact only if they are so far above "answered" that a hidden one still covers every number from
 *   none to fewer than the minimum.
 * - Labels add up to the community. A vague one beside exact ones is their difference; then more become hidden, and if even
 *   that is not enough, they are shown as one.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { People } from '../shape/people.ts';
import { guardPeople } from './people-guard.ts';

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

/** Rounded down to a multiple of the minimum: how many people a mail may say were not asked or not reached, at least. */
export const inSteps = (people: number, minimum: number): number => people - (people % minimum);

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
  const rest = members - inSteps(members - reached, minimum);
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
  if (shown.status !== 'exact') return shown;
  if (asked.status === 'hidden') return protectsAnother();
  if (asked.status !== 'exact') return shown;
  return asked.people - shown.people < apart(minimum) ? protectsAnother() : shown;
}

/**
 * How many answered under each label, in the order given; undefined if no choice of exact numbers keeps every label's number
 * as vague as it reads. Then the labels must be shown as one.
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
  const shown = labels.map((label) => guardPeople(label.answered, label.members, minimum, words()));
  if (whole.status !== 'exact') return shown.map((one) => (one.status === 'exact' ? protectsAnother() : one));
  const silent = labels.reduce((sum, { members }) => sum + members, 0) - answered;
  // Which one is hidden follows from public sizes, never from answers.
  const bySize = labels
    .map((_, index) => index)
    .sort((a, b) => (labels[a]?.members ?? 0) - (labels[b]?.members ?? 0) || a - b);
  for (;;) {
    if (areVague(labels, shown, silent, minimum)) return shown;
    const next = bySize.find((index) => shown[index]?.status === 'exact');
    if (next === undefined) return undefined;
    shown[next] = protectsAnother();
  }
}

/**
 * Whether the silent under all labels that are not exact, whose sum readers know, are at least the minimum, and still may be
 * none under each of them.
 */
function areVague(labels: readonly LabelCounts[], shown: readonly People[], silent: number, minimum: number): boolean {
  let left = silent;
  const most: number[] = [];
  labels.forEach(({ members }, index) => {
    const one = shown[index];
    if (one?.status === 'exact') left -= one.of - one.people;
    else most.push(one?.status === 'nearly-all' ? Math.min(minimum - 1, members - minimum) : members - minimum);
  });
  if (most.length === 0) return true;
  const together = most.reduce((sum, people) => sum + people, 0);
  return left >= minimum && most.every((own) => own >= minimum || left <= together - own);
}
