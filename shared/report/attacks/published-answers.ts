/**
 * Everything that files say about the answers to one instrument in one pulse, as rows of a linear program.
 *
 * The unknowns are what the attacker is after: for every set of answers that the files can separate (a group; the answers
 * that came between two files; the people in no group) and every question, how many chose each point. Group scores are means
 * over people of means over the questions each answered, so there are more unknowns: what a skipped question counts for its
 * person, the sum of the scores, and how many people have one. How many people are in a set may be a range, too.
 *
 * Rounding, ranges and "or more" widen a row; nothing else does. A score s of n people is the row Σ scores − s·n within
 * ±0.05·n, so that n may be unknown. The mean of a question follows from its bar and adds nothing; in files before 2.0 it was
 * computed from the answers, and is a row of its own.
 */
import { isWithin } from '../disclosure/mean-of-bar.ts';
import { type PeopleRange, scaleOfItem } from '../disclosure/split-bar.ts';
import type { ClippedNumber, InstrumentReport } from '../shape/instrument-report.ts';
import { boundsOf, type People } from '../shape/people.ts';
import type { PulseReport } from '../shape/quarter-report.ts';
import { ProgramBuilder, type Term } from './linear-program.ts';
import { meansOfGroups } from './pooled-groups.ts';

/** A set of answers: those that came with one file, in one group. What they said is not known. */
export interface Cell {
  readonly label: string;
  readonly people: PeopleRange;
  /** Index of the file that first contained these answers; 0 for the first. */
  readonly since: number;
  /** How many they are. */
  readonly size: number;
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
  /** Made before 2.0, by rules that computed means from answers. */
  readonly isOfVersion1: boolean;
}

export const wholeCommunity = 'the community';
export const inNoGroup = 'people in no group';

/**
 * @param files about the same pulse and instrument, those with fewer people first
 * @returns undefined when no file says how many answered: then there is nothing to solve for
 */
export function publishedAnswers(files: readonly Publication[]): PublishedAnswers | undefined {
  const withCounts = files.filter(({ pulse, minimumGroup }) => peopleOf(pulse, minimumGroup) !== undefined);
  const [first] = withCounts;
  if (!first) return undefined;
  const program = new ProgramBuilder();
  const byLabel = withCounts.map(peopleByLabel);
  const comparable = mayBeCompared(byLabel, withCounts.map(all));
  const people = comparable ? byLabel : withCounts.map((file) => new Map([[wholeCommunity, all(file)]]));
  const cells = people.flatMap((labels, since) =>
    [...labels].flatMap(([label, count]) => {
      const more = since === 0 ? count : cameLater(people[since - 1]?.get(label), count);
      return more.to > 0 ? [makeCell(program, first.instrument, { label, since, people: more })] : [];
    }),
  );
  withCounts.forEach((file, index) => {
    const until = cells.filter(({ since }) => since <= index);
    const { from, to } = all(file);
    program.between(from, ones(until.map(({ size }) => size)), to);
    sayItems(program, until, file);
    if (comparable) sayScores(program, until, file);
  });
  return { program, cells };
}

/**
 * Groups under other names are other groups, and of vague groups nobody knows where those are who came later: then only the
 * community can be compared with itself.
 */
function mayBeCompared(byLabel: readonly ReadonlyMap<string, PeopleRange>[], wholes: readonly PeopleRange[]): boolean {
  const said = (of: unknown) => JSON.stringify(of);
  const [first = new Map<string, PeopleRange>()] = byLabel;
  if (byLabel.some((labels) => said([...labels.keys()]) !== said([...first.keys()]))) return false;
  const isExact = byLabel.every((labels) => [...labels.values()].every(({ from, to }) => from === to));
  const isSame =
    byLabel.every((labels) => said([...labels]) === said([...first])) && new Set(wholes.map(said)).size === 1;
  return isExact || isSame;
}

/** How many came between two files; none if both say the same, however vaguely. */
function cameLater(before: PeopleRange | undefined, now: PeopleRange): PeopleRange {
  if (!before) return now;
  if (before.from === now.from && before.to === now.to) return { from: 0, to: 0 };
  return { from: Math.max(0, now.from - before.to), to: now.to - before.from };
}

/** Who answered a pulse; undefined if too few did for anything to be said about them. */
export const peopleOf = ({ answered, members }: PulseReport, minimum: number): PeopleRange | undefined =>
  answered.status === 'few' ? undefined : rangeOf(answered, members, minimum);

const rangeOf = (shown: People, of: number, minimum: number): PeopleRange =>
  boundsOf(shown, minimum) ?? { from: minimum, to: of };

const all = ({ pulse, minimumGroup }: Publication): PeopleRange => peopleOf(pulse, minimumGroup) ?? { from: 0, to: 0 };

function peopleByLabel(file: Publication): Map<string, PeopleRange> {
  const everyone = all(file);
  const labels = new Map(
    file.pulse.groups.map(({ label, answered, members }) => [label, rangeOf(answered, members, file.minimumGroup)]),
  );
  if (labels.size === 0) return new Map([[wholeCommunity, everyone]]);
  const sum = (end: 'from' | 'to') => [...labels.values()].reduce((total, people) => total + people[end], 0);
  const outside = { from: Math.max(0, everyone.from - sum('to')), to: everyone.to - sum('from') };
  if (outside.from > 0) labels.set(inNoGroup, outside);
  return new Map([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function makeCell(
  program: ProgramBuilder,
  { items, scale, score }: InstrumentReport,
  { label, since, people }: Pick<Cell, 'label' | 'since' | 'people'>,
): Cell {
  const { lowest, highest } = scale;
  const most = people.to;
  const size = program.unknown(people.from, people.to);
  const chose = items.map((item) => {
    const bar = scaleOfItem(scale, item);
    return Array.from({ length: bar.highest - bar.lowest + 1 }, () => program.unknown(0, most));
  });
  const persons = program.unknown(0, most);
  const total = () => program.unknown(Math.min(0, lowest * most), highest * most);
  const scores = total();
  // The total of skipped questions, each counted as the mean of that person's other answers.
  const skipped = items.map(total);
  const atMost = (terms: readonly Term[]) => program.between(Number.NEGATIVE_INFINITY, terms, 0);
  const atLeast = (terms: readonly Term[]) => program.between(0, terms, Number.POSITIVE_INFINITY);
  const isSummed = score.status === 'shown' || score.reason !== 'no-sum';
  const everything: Term[] = [];
  chose.forEach((byPoint, item) => {
    const counted = skipped[item] ?? 0;
    atMost([...ones(byPoint), [size, -1]]);
    // Without a score there is nothing that a skipped question counts for.
    if (!isSummed) return;
    atLeast([[counted, 1], ...weighed(byPoint, () => lowest), [size, -lowest]]);
    atMost([[counted, 1], ...weighed(byPoint, () => highest), [size, -highest]]);
    everything.push([counted, 1], ...weighed(byPoint, (point) => lowest + point));
  });
  if (!isSummed) return { label, since, people, size, chose, persons, scores };
  atMost([
    [persons, 1],
    [size, -1],
  ]);
  atLeast([
    [scores, 1],
    [persons, -lowest],
  ]);
  atMost([
    [scores, 1],
    [persons, -highest],
  ]);
  const k = items.length;
  // A person without a score skipped a question.
  atLeast([...ones(chose.flat()), [persons, -1]]);
  atMost([...ones(chose.flat()), [persons, -1], [size, 1 - k]]);
  // All questions of all people: those with a score count by it, the others may be anywhere on the scale.
  const rest: Term[] = [...everything, [scores, -k]];
  atLeast([...rest, [persons, k * lowest], [size, -k * lowest]]);
  atMost([...rest, [persons, k * highest], [size, -k * highest]]);
  return { label, since, people, size, chose, persons, scores };
}

const ones = (unknowns: readonly number[]): Term[] => unknowns.map((unknown) => [unknown, 1]);
const weighed = (byPoint: readonly number[], weight: (point: number) => number): Term[] =>
  byPoint.map((unknown, point) => [unknown, weight(point)]);

/** The answers of these cells to a question at points from `from` up to, but not including, `to`. */
export const chosen = (cells: readonly Cell[], item: number, from: number, to: number): Term[] =>
  cells.flatMap(({ chose }) => ones((chose[item] ?? []).slice(from, to)));

function sayItems(
  program: ProgramBuilder,
  cells: readonly Cell[],
  { instrument, minimumGroup, isOfVersion1 }: Publication,
): void {
  instrument.items.forEach(({ result, notYet }, item) => {
    const { lowest, highest, favourableFrom } = scaleOfItem(instrument.scale, { notYet });
    const points = highest - lowest + 1;
    const everyone = chosen(cells, item, 0, points);
    if (result.status !== 'shown') {
      program.between(0, everyone, minimumGroup - 1);
      return;
    }
    const { answered, favourable, parts } = result;
    program.between(answered.from, everyone, answered.to);
    for (const { people, ...part } of [{ lowest: favourableFrom, highest, people: favourable }, ...parts]) {
      // A part beyond the scale would say nothing about it.
      if (!isWithin(part, { lowest, highest })) continue;
      program.between(people.from, chosen(cells, item, part.lowest - lowest, part.highest - lowest + 1), people.to);
    }
    if (!isOfVersion1 || !result.mean) return;
    const sum = cells.flatMap(({ chose }) => weighed(chose[item] ?? [], (point) => lowest + point));
    sayMean(program, sum, everyone, result.mean);
  });
}

function sayScores(
  program: ProgramBuilder,
  cells: readonly Cell[],
  { pulse, instrument, minimumGroup }: Publication,
): void {
  const means = meansOfGroups(pulse, instrument);
  for (const { label, score } of instrument.groups) {
    const group = cells.filter((cell) => cell.label === label);
    if (group.length === 0) continue;
    const persons = ones(group.map((cell) => cell.persons));
    if (score.status === 'shown') {
      program.between(score.persons.from, persons, score.persons.to);
      sayMean(program, ones(group.map((cell) => cell.scores)), persons, score.score);
    } else if (score.status === 'pooled') {
      program.between(score.persons.from, persons, score.persons.to);
      const scores = ones(group.map((cell) => cell.scores));
      sayMeanBetween(program, scores, persons, means.get(label));
    } else if (score.reason === 'too-few-answers') {
      program.between(0, persons, minimumGroup - 1);
    }
  }
}

/**
 * Half a tenth to either side; an end of the range is open on its side.
 *
 * @param sum what was averaged
 * @param people whose number may be unknown
 */
function sayMean(
  program: ProgramBuilder,
  sum: readonly Term[],
  people: readonly Term[],
  { value, end }: ClippedNumber,
): void {
  if (end === 'about') return;
  sayMeanBetween(program, sum, people, {
    from: end === 'or-fewer' ? undefined : value - 0.05,
    to: end === 'or-more' ? undefined : value + 0.05,
  });
}

/** With a margin for floating point. */
function sayMeanBetween(
  program: ProgramBuilder,
  sum: readonly Term[],
  people: readonly Term[],
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined } = {},
): void {
  const beyond = (mean: number) => [...sum, ...people.map(([unknown, weight]): Term => [unknown, -mean * weight])];
  if (from !== undefined) program.between(0, beyond(from - 1e-9), Number.POSITIVE_INFINITY);
  if (to !== undefined) program.between(Number.NEGATIVE_INFINITY, beyond(to + 1e-9), 0);
}
