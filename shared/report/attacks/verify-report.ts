/**
 * Lets the project's own attackers at a report before it is published; afterwards anyone can run them on the public file
 * (`npx pulse verify`). They know the algorithm, the thresholds and every earlier report, and nothing else: not one count
 * that is not in a file.
 *
 * - shape: fields and finer numbers that a report must not have
 * - signature: groups and remainders of too few people
 * - enumeration: which numbers of people are still possible at every point and side of a question, and everything derived
 *   from shown values recomputed
 * - distribution: bars, means and reliability that the real formatter does not make
 * - goes with: correlations of too few people, or so strong that one answer says another
 * - levels: how many declined, by subtraction
 * - coarse: anything finer than half points in a pulse that must be coarse
 * - participation: numbers and shares of too few people, and words that do not follow from them
 * - silence: who did not come; who kept silent in a pulse, was not asked or not reached
 * - small cells: numbers of people of all sections added and subtracted
 * - leaver: what two reports say of one quarter, if it is known who left
 * - interval: all numbers of all files about a pulse together, by linear programming
 * - cross-publication: the same answers in two files, and changes that do not follow from both
 *
 * What they cannot see: what a reader knows from elsewhere. Guessing at a person who joined between two quarters is measured
 * in tests/attacks/joiner.attack.test.ts.
 */
import { earlierSummary, summaryBefore21 as summaryWords } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import { type Summary, summaryOf } from '../build/summary.ts';
import { summaryBefore21 } from '../build/summary-before-2-1.ts';
import type { Finding } from '../shape/finding.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';
import { coarseAttack, withoutCoarse } from './coarse-attack.ts';
import { crossPublicationAttack } from './cross-publication-attack.ts';
import { distributionAttack } from './distribution-attack.ts';
import { goesWithAttack } from './goes-with-attack.ts';
import { intervalAttack } from './interval-attack.ts';
import { levelsAttack } from './levels-attack.ts';
import type { LinearSolver } from './linear-program.ts';
import { pulseSilenceAttack } from './pulse-silence-attack.ts';
import { roomForTwoAttack } from './room-for-two-attack.ts';
import { readSuspect } from './shape-attack.ts';
import { signatureAttack } from './signature-attack.ts';
import { takingPartAttacks } from './taking-part-attacks.ts';

/**
 * Runs all attackers; an empty list means that nothing was found.
 *
 * @param earlier all reports of the community that were published before, revisions included
 * @throws Error when the solver gives up
 */
export function verifyWholly(
  suspect: unknown,
  earlier: readonly QuarterReport[],
  solver: LinearSolver,
): readonly Finding[] {
  const { findings, report, problems } = readSuspect(suspect);
  if (!report) return [...findings, ...problems.map((problem): Finding => ({ code: 'undeclared-field', ...problem }))];
  return [
    ...findings,
    ...withoutSolver(report, earlier),
    ...intervalAttack(withoutCoarse(report), earlier.map(withoutCoarse), solver),
  ];
}

/** All attackers but the one that needs a solver. */
export function verifyReport(suspect: unknown, earlier: readonly QuarterReport[]): readonly Finding[] {
  const { findings, report, problems } = readSuspect(suspect);
  if (!report) return [...findings, ...problems.map((problem): Finding => ({ code: 'undeclared-field', ...problem }))];
  return [...findings, ...withoutSolver(report, earlier)];
}

const withoutSolver = (report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] => [
  ...thresholdAttack(report),
  ...summaryAttack(report),
  ...coarseAttack(report),
  ...signatureAttack(withoutCoarse(report)),
  ...roomForTwoAttack(withoutCoarse(report), earlier),
  ...distributionAttack(withoutCoarse(report), earlier),
  ...goesWithAttack(withoutCoarse(report)),
  ...levelsAttack(withoutCoarse(report), earlier),
  ...takingPartAttacks(report, earlier),
  ...pulseSilenceAttack(report),
  ...crossPublicationAttack(report, earlier),
];

/** The minimum of a file is that of the pulse with the lowest. */
function thresholdAttack({ promise, pulses }: QuarterReport): Finding[] {
  const least = Math.max(limits.minimumGroup, promise.minimumGroup);
  const lowered = pulses.flatMap(({ minimumGroup }, index) =>
    minimumGroup !== undefined && minimumGroup < least ? [`pulses[${index}].minimumGroup`] : [],
  );
  if (promise.minimumGroup < limits.minimumGroup) lowered.unshift('promise.minimumGroup');
  return lowered.map((place) => ({ code: 'threshold-lowered', words: 'the minimum of a group', place }));
}

/** Findings and sentences are made by rule from shown values: any other sentence could say anything. */
function summaryAttack(report: QuarterReport): Finding[] {
  const made: readonly Partial<Summary>[] = isBefore(report, '2.1')
    ? [summaryWords, earlierSummary].map((wording) => summaryBefore21(report, wording))
    : [summaryOf(report)];
  const isMade = (place: keyof Summary) =>
    made.some((sentences) => JSON.stringify(sentences[place]) === JSON.stringify(report[place]));
  return (['summary', 'headline', 'inOneMinute'] as const)
    .filter((place) => !isMade(place))
    .map((place) => ({ code: 'not-from-shown', words: 'the first minute', place }));
}
