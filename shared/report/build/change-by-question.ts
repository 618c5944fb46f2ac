/**
 * Change of an instrument whose questions are not added up: question by question, by the share of favourable answers among
 * everyone who answered the pulse, which is what its bars show. "Not yet" belongs to that whole, so a community in which more
 * people use something is seen to change. Welch's test from 30 people on either side, as for any single question, and Holm
 * over the questions (docs/adr/0072).
 *
 * It is computed from shown bars alone. The deviation is that of a share with one more person on each side, so that a bar at
 * its end has one as well.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import type { Sample, WelchChange } from '../../stats/welch-change.ts';
import { middleOf } from '../disclosure/mean-of-bar.ts';
import type { ChangeReport, ItemReport } from '../shape/instrument-report.ts';
import type { AskedBefore } from './asked-before.ts';
import type { Scored } from './score-sample.ts';

export interface ComparableQuestion {
  readonly item: string;
  readonly since: AskedBefore['quarter'];
  readonly samples: readonly [earlier: Sample, later: Sample];
}

export const isUnsummed = ({ score }: Pick<Scored, 'score'>): boolean =>
  score.status === 'hidden' && score.reason === 'no-sum';

/** @param same pulses that asked the same questions, newest first; those that show none of them are passed over */
export function comparableQuestions({ items }: Scored, same: readonly AskedBefore[]): ComparableQuestion[] {
  const before = same.find(({ instrument }) => instrument.items.some(({ result }) => result.status === 'shown'));
  return items.flatMap((item): ComparableQuestion[] => {
    const earlier = before?.instrument.items.find((one) => one.item === item.item);
    const [first, second] = [earlier && shareOf(earlier), shareOf(item)];
    if (!before || !first || !second || Math.min(first.people, second.people) < limits.changeOfQuestionFrom) return [];
    return [{ item: item.item, since: before.quarter, samples: [first, second] }];
  });
}

function shareOf({ result }: ItemReport): Sample | undefined {
  if (result.status !== 'shown') return undefined;
  const { favourable, answered } = result;
  const people = answered.to;
  const agree = middleOf(favourable);
  const likely = (agree + 1) / (people + 2);
  return { mean: agree / people, deviation: Math.sqrt(likely * (1 - likely)), people };
}

const words = reportSentences.change;

/** @param tests of the questions, in their order, with whether each is called a change */
export function questionsInWords(
  questions: readonly ComparableQuestion[],
  tests: readonly { readonly test: WelchChange | undefined; readonly unlikely: boolean }[],
  items: readonly ItemReport[],
): ChangeReport {
  const [first] = questions;
  const judged = questions.flatMap(({ item }, index) => {
    const { test, unlikely } = tests[index] ?? {};
    if (!test) return [];
    const difference = Math.round(100 * test.difference);
    const verdict = !unlikely ? 'no-clear-change' : difference > 0 ? 'higher' : 'lower';
    return [{ item, verdict, difference: difference === 0 ? 0 : difference, detectable: percentUp(test) } as const];
  });
  if (!first || judged.length === 0) {
    return { status: 'not-comparable', words: words.mostlyChance(limits.changeOfQuestionFrom) };
  }
  const moved = judged.filter(({ verdict }) => verdict !== 'no-clear-change');
  const wordingOf = (item: string) => items.find((one) => one.item === item)?.wording ?? item;
  const widest = Math.max(...judged.map(({ detectable }) => detectable));
  return {
    status: 'by-question',
    since: first.since,
    questions: judged,
    words:
      moved.length === 0
        ? words.noQuestion(first.since, widest)
        : moved
            .map(({ item, verdict, difference }) =>
              words.question(
                verdict === 'higher' ? 'higher' : 'lower',
                first.since,
                wordingOf(item),
                Math.abs(difference),
              ),
            )
            .join(' '),
  };
}

const percentUp = ({ detectable }: WelchChange): number => Math.min(100, Math.ceil(100 * detectable - 1e-9));
