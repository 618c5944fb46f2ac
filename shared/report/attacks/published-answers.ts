/**
 * Everything that files say about the answers to one instrument in one pulse, as rows of a linear program.
 *
 * The unknowns are what the attacker is after: for every set of answers that the files can separate (a group; the answers
 * that came between two files; the people in no group) and every question, how many chose each point. Group scores are means
 * over people of means over the questions each answered, so there are more unknowns: what a skipped question counts for its
 * person, the sum of the scores, and how many people have one. Rounding and "or more" widen a row; nothing else does.
 */

import type { People } from '../shape/people.ts';
import type { ClippedNumber, InstrumentReport, PulseReport } from '../shape/quarter-report.ts';
import { ProgramBuilder, type Term } from './linear-program.ts';

/** A set of answers: those that came with one file, in one group. `people` is known; what they said is not. */
export interface Cell {
  readonly label: string;
  readonly people: number;
  /** Index of the file that first contained these answers; 0 for the first. */
  readonly since: number;
  /** By question, then by point, lowest first. */
  readonly chose: readonly (readonly number[])[];
  /** How many people have a score, and the sum of their scores. */
  readonly persons: number;
  readonly scores: number;
}

export interface PublishedAnswers {
  readonly program: ProgramBuilder;
  readonly cells: readonly Cell[];
}

/** What one file says about one instrument. */
export interface Publication {
  readonly pulse: PulseReport;
  readonly instrument: InstrumentReport;
  readonly minimumGroup: number;
}

export const wholeCommunity = 'the community';
export const inNoGroup = 'people in no group';

/**
 * @param files about the same pulse and instrument, those with fewer people first
 * @returns undefined when no file says how many answered: then there is nothing to solve for
 */
export function publishedAnswers(files: readonly Publication[]): PublishedAnswers | undefined {
  const withCounts = files.filter(({ pulse }) => pulse.answered.status !== 'few');
  const [first] = withCounts;
  if (!first) return undefined;
  const program = new ProgramBuilder();
  const byLabel = withCounts.map(({ pulse }) => peopleByLabel(pulse));
  // Groups under other names are other groups: then only the community can be compared with itself.
  const comparable = byLabel.every(
    (people) => [...people.keys()].join('\n') === [...(byLabel[0]?.keys() ?? [])].join('\n'),
  );
  const people = comparable ? byLabel : withCounts.map(({ pulse }) => new Map([[wholeCommunity, mostPeople(pulse)]]));
  const cells = people.flatMap((labels, since) =>
    [...labels].flatMap(([label, count]) => {
      const more = count - (people[since - 1]?.get(label) ?? 0);
      return more > 0 ? [makeCell(program, first.instrument, { label, since, people: more })] : [];
    }),
  );
  withCounts.forEach((file, index) => {
    const until = cells.filter(({ since }) => since <= index);
    sayItems(program, until, file);
    if (comparable) sayScores(program, until, file);
  });
  return { program, cells };
}

/** The most people who can have answered; the number itself if it is exact. */
export const mostPeople = ({ answered, members }: PulseReport): number => mostOf(answered, members);
const mostOf = (shown: People, of: number): number => (shown.status === 'exact' ? shown.people : of);

function peopleByLabel(pulse: PulseReport): Map<string, number> {
  const all = mostPeople(pulse);
  const labels = new Map(pulse.groups.map(({ label, answered, members }) => [label, mostOf(answered, members)]));
  const isExact = [pulse, ...pulse.groups].every(({ answered }) => answered.status === 'exact');
  const inGroups = [...labels.values()].reduce((sum, people) => sum + people, 0);
  if (labels.size === 0) return new Map([[wholeCommunity, all]]);
  if (isExact && all > inGroups) labels.set(inNoGroup, all - inGroups);
  return new Map([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function makeCell(
  program: ProgramBuilder,
  { items, scale }: InstrumentReport,
  { label, since, people }: Pick<Cell, 'label' | 'since' | 'people'>,
): Cell {
  const { lowest, highest } = scale;
  const points = highest - lowest + 1;
  const chose = items.map(() => Array.from({ length: points }, () => program.unknown(0, people)));
  const persons = program.unknown(0, people);
  const scores = program.unknown(Math.min(0, lowest * people), highest * people);
  // The total of skipped questions, each counted as the mean of that person's other answers.
  const skipped = items.map(() => program.unknown(Math.min(0, lowest * people), highest * people));
  const everything: Term[] = [];
  chose.forEach((byPoint, item) => {
    const counted = skipped[item] ?? 0;
    program.between(0, ones(byPoint), people);
    program.between(lowest * people, [[counted, 1], ...weighed(byPoint, () => lowest)], Number.POSITIVE_INFINITY);
    program.between(Number.NEGATIVE_INFINITY, [[counted, 1], ...weighed(byPoint, () => highest)], highest * people);
    everything.push([counted, 1], ...weighed(byPoint, (point) => lowest + point));
  });
  program.between(
    0,
    [
      [scores, 1],
      [persons, -lowest],
    ],
    Number.POSITIVE_INFINITY,
  );
  program.between(
    Number.NEGATIVE_INFINITY,
    [
      [scores, 1],
      [persons, -highest],
    ],
    0,
  );
  // A person without a score skipped a question.
  program.between(0, [...ones(chose.flat()), [persons, -1]], (items.length - 1) * people);
  // All questions of all people: those with a score count by it, the others may be anywhere on the scale.
  const k = items.length;
  const rest: Term[] = [...everything, [scores, -k]];
  program.between(k * lowest * people, [...rest, [persons, k * lowest]], Number.POSITIVE_INFINITY);
  program.between(Number.NEGATIVE_INFINITY, [...rest, [persons, k * highest]], k * highest * people);
  return { label, since, people, chose, persons, scores };
}

const ones = (unknowns: readonly number[]): Term[] => unknowns.map((unknown) => [unknown, 1]);
const weighed = (byPoint: readonly number[], weight: (point: number) => number): Term[] =>
  byPoint.map((unknown, point) => [unknown, weight(point)]);

/** The answers of these cells to a question at points from `from` up to, but not including, `to`. */
export const chosen = (cells: readonly Cell[], item: number, from: number, to: number): Term[] =>
  cells.flatMap(({ chose }) => ones((chose[item] ?? []).slice(from, to)));

function sayItems(program: ProgramBuilder, cells: readonly Cell[], { instrument, minimumGroup }: Publication): void {
  const { lowest, highest, favourableFrom, unfavourableTo } = instrument.scale;
  const points = highest - lowest + 1;
  instrument.items.forEach(({ result }, item) => {
    const all = chosen(cells, item, 0, points);
    if (result.status !== 'shown') {
      program.between(0, all, minimumGroup - 1);
      return;
    }
    const { answered } = result;
    program.between(answered, all, answered);
    const { low, high } = countRange(result.favourable, answered);
    program.between(low, chosen(cells, item, favourableFrom - lowest, points), high);
    const mean = roundedRange(result.mean);
    const sum = cells.flatMap(({ chose }) => weighed(chose[item] ?? [], (point) => lowest + point));
    program.between(mean.low * answered, sum, mean.high * answered);
    const { bands, distribution } = result;
    if (bands?.status === 'shown' && unfavourableTo !== undefined) {
      const from = unfavourableTo + 1 - lowest;
      const low = chosen(cells, item, 0, from);
      program.between(bands.unfavourable, low, bands.unfavourable);
      program.between(bands.neutral, chosen(cells, item, from, favourableFrom - lowest), bands.neutral);
    }
    if (distribution?.status === 'shown') {
      distribution.points.forEach((people, point) => {
        program.between(people, chosen(cells, item, point, point + 1), people);
      });
    }
  });
}

function sayScores(program: ProgramBuilder, cells: readonly Cell[], { instrument, minimumGroup }: Publication): void {
  for (const { label, score } of instrument.groups) {
    const group = cells.filter((cell) => cell.label === label);
    if (group.length === 0) continue;
    const persons = ones(group.map((cell) => cell.persons));
    if (score.status === 'shown') {
      program.between(score.persons, persons, score.persons);
      const mean = roundedRange(score.score);
      program.between(mean.low * score.persons, ones(group.map((cell) => cell.scores)), mean.high * score.persons);
    } else if (score.reason === 'too-few-answers') {
      program.between(0, persons, minimumGroup - 1);
    }
  }
}

const countRange = ({ value, end }: ClippedNumber, answered: number) => ({
  low: end === 'or-fewer' ? 0 : value,
  high: end === 'or-more' ? answered : value,
});

/** Half a tenth to either side, plus a margin for floating point; an end of the range is open on its side. */
const roundedRange = ({ value, end }: ClippedNumber) => ({
  low: end === 'or-fewer' || end === 'about' ? Number.NEGATIVE_INFINITY : value - 0.05 - 1e-9,
  high: end === 'or-more' || end === 'about' ? Number.POSITIVE_INFINITY : value + 0.05 + 1e-9,
});
