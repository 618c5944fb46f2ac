/**
 * The interval attack, by linear programming. The attacker knows who is in which group, has every file about a pulse, and
 * takes all their numbers together: for each group and question, what range of answers is still possible? Sources: Hundepool
 * et al., Statistical Disclosure Control, on feasibility intervals; measured in docs/adr/0004.
 *
 * A report fails if
 * - the files separate the answers of fewer people than a group may have (those that came between two files; a remainder);
 * - fewer than two people of a group can have answered a question unfavourably, or fewer than two favourably: then a person
 *   who differs knows what all others said;
 * - that two or fewer people of the community chose a point of a question is known exactly;
 * - a group's score leaves room for fewer than two people on the other side of the middle;
 * - a group's favourable answers to a question, which are shown for the community only, are known exactly;
 * - a score that is hidden while others are shown is known to less than a point of a scale of five;
 * - no answers at all fit the numbers: then they did not come from the formatter.
 *
 * Bounds are those of real numbers, so they can only be wider than what whole people allow; the enumeration attack counts
 * whole people, question by question.
 */

import { scaleOfItem } from '../disclosure/split-bar.ts';
import type { Finding } from '../shape/finding.ts';
import { minimumOf } from '../shape/minimum-of.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { isOfVersion1 } from '../shape/read-report.ts';
import { type LinearSolver, type Term, valueIn, type World } from './linear-program.ts';
import {
  type Cell,
  chosen,
  inNoGroup,
  type Publication,
  peopleOf,
  publishedAnswers,
  wholeCommunity,
} from './published-answers.ts';

/** @param earlier all other files of the community; those about the same pulses are analysed together with the report */
export function intervalAttack(
  report: QuarterReport,
  earlier: readonly QuarterReport[],
  solver: LinearSolver,
): Finding[] {
  const others = earlier.filter(({ community }) => community.id === report.community.id);
  return report.pulses.flatMap(({ pulse, instruments }, p) =>
    instruments.flatMap(({ instrument, version, name }, i) => {
      const files = [report, ...others].flatMap((file) => publicationsOf(file, pulse, instrument, version));
      const where = { words: `${pulse}: ${name}`, place: `pulses[${p}].instruments[${i}]` };
      return attackTogether(differing(files), where, solver);
    }),
  );
}

const publicationsOf = (file: QuarterReport, pulse: string, id: string, version: number): Publication[] =>
  file.pulses
    .filter((one) => one.pulse === pulse)
    .flatMap((one) =>
      one.instruments
        .filter((other) => other.instrument === id && other.version === version)
        .map((instrument) => ({
          pulse: one,
          instrument,
          minimumGroup: minimumOf(one, file),
          isOfVersion1: isOfVersion1(file),
        })),
    );

/** A table printed alike by two files adds nothing. Files with fewer people come first. */
function differing(files: readonly Publication[]): Publication[] {
  const tables = new Map(
    files.map((file) => {
      const { score, items, groups, groupSpread } = file.instrument;
      return [JSON.stringify([file.pulse.answered, file.pulse.groups, score, items, groups, groupSpread]), file];
    }),
  );
  const most = ({ pulse, minimumGroup }: Publication) => peopleOf(pulse, minimumGroup)?.to ?? 0;
  return [...tables.values()].sort((a, b) => most(a) - most(b));
}

type Where = Pick<Finding, 'words' | 'place'>;

/** A sum of unknowns that must reach two in some world, or the report fails with `finding`. */
interface Room {
  readonly sum: readonly Term[];
  readonly finding: Finding;
}

function attackTogether(files: readonly Publication[], where: Where, solver: LinearSolver): Finding[] {
  const [first] = files;
  const published = publishedAnswers(files);
  if (!first || !published) return [];
  const { program, cells } = published;
  const minimum = Math.min(...files.map(({ minimumGroup }) => minimumGroup));
  const small = cells
    .filter(({ people, since, label }) => people.to < minimum && (since > 0 || label === inNoGroup))
    .map(
      (cell): Finding => ({
        ...where,
        code: 'small-group',
        words: `${where.words}: answers of ${nameOf(cell)} can be told apart, and they are fewer than ${minimum}`,
      }),
    );
  const sets = setsOf(cells);
  const rooms = sets.flatMap((set) => roomsOf(set, first, where));
  const found = solver.solve(program, (largest) => {
    const worlds: (readonly number[])[] = [];
    const ask = (sum: readonly Term[]): World => {
      const world = largest(sum);
      if (world) worlds.push(world);
      return world;
    };
    if (!ask([])) {
      return [{ ...where, code: 'contradiction', words: `${where.words}: no answers fit all the numbers` } as const];
    }
    return [
      ...rooms.filter((room) => !hasRoom(room, worlds, ask)).map(({ finding }) => finding),
      ...sets.flatMap((set) => exactCounts(set, first, where, worlds, ask)),
      ...fewAtPoints(cells, first, where, worlds, ask),
      ...hiddenScores(cells, first, where, ask),
    ];
  });
  return [...small, ...found];
}

const nameOf = ({ label, since }: Pick<Cell, 'label' | 'since'>): string =>
  since > 0 ? `those who came later in ${label}` : label;

interface CellSet {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly below: boolean;
}

/** The community, every group, and every set of answers that only a second file separates. */
function setsOf(cells: readonly Cell[]): CellSet[] {
  const labels = [...new Set(cells.map(({ label }) => label))];
  const sets: CellSet[] = [{ name: wholeCommunity, cells, below: false }];
  if (labels.length > 1) {
    for (const label of labels)
      sets.push({ name: label, cells: cells.filter((cell) => cell.label === label), below: true });
  }
  for (const cell of cells.filter(({ since }) => since > 0))
    sets.push({ name: nameOf(cell), cells: [cell], below: true });
  return sets;
}

function roomsOf({ name, cells }: CellSet, { instrument }: Publication, where: Where): Room[] {
  const { lowest, highest, favourableFrom } = instrument.scale;
  const inItems = instrument.items.flatMap((one, index): Room[] => {
    const { item } = one;
    const bar = scaleOfItem(instrument.scale, one);
    const cut = favourableFrom - bar.lowest;
    const words = `${where.words}, ${item}: all of ${name} answered alike`;
    const finding: Finding = { code: 'no-room-for-two', words, place: `${where.place}.items[${index}]` };
    return [
      { sum: chosen(cells, index, 0, cut), finding },
      { sum: chosen(cells, index, cut, highest - bar.lowest + 1), finding },
    ];
  });
  const middle = favourableFrom - 0.5;
  const score = instrument.groups.find(({ label }) => label === name)?.score;
  if (score === undefined || score.status === 'hidden') return inItems;
  const finding: Finding = { ...where, code: 'no-room-for-two', words: `${where.words}: score of ${name}` };
  const across = (end: number): Term[] =>
    cells.flatMap(({ persons, scores }): Term[] => [
      [persons, end / (end - middle)],
      [scores, -1 / (end - middle)],
    ]);
  return [...inItems, { sum: across(highest), finding }, { sum: across(lowest), finding }];
}

const two = 2 - 1e-6;

/** A world found for another question is often enough. */
function hasRoom({ sum }: Room, worlds: readonly (readonly number[])[], ask: (sum: readonly Term[]) => World): boolean {
  if (worlds.some((world) => valueIn(world, sum) >= two)) return true;
  const world = ask(sum);
  return world !== undefined && valueIn(world, sum) >= two;
}

function exactCounts(
  { name, cells, below }: CellSet,
  { instrument }: Publication,
  where: Where,
  worlds: readonly (readonly number[])[],
  ask: (sum: readonly Term[]) => World,
): Finding[] {
  if (!below) return [];
  return instrument.items.flatMap((one, index): Finding[] => {
    const { item } = one;
    const { lowest, highest, favourableFrom } = scaleOfItem(instrument.scale, one);
    const sum = chosen(cells, index, favourableFrom - lowest, highest - lowest + 1);
    if (knownValue(sum, worlds, ask) === undefined) return [];
    const words = `${where.words}, ${item}: how many of ${name} agree can be computed`;
    return [{ code: 'derived', words, place: `${where.place}.items[${index}]` }];
  });
}

/** Points of the community that a known number of people chose, and that are so few that colleagues look for faces. */
function fewAtPoints(
  cells: readonly Cell[],
  { instrument }: Publication,
  where: Where,
  worlds: readonly (readonly number[])[],
  ask: (sum: readonly Term[]) => World,
): Finding[] {
  return instrument.items.flatMap((one, index): Finding[] => {
    const { item, result } = one;
    const { lowest, highest } = scaleOfItem(instrument.scale, one);
    const points = Array.from({ length: highest - lowest + 1 }, (_, point) => point);
    if (result.status !== 'shown') return [];
    const known = points.filter(
      (point) => (knownValue(chosen(cells, index, point, point + 1), worlds, ask) ?? 3) < 2.5,
    );
    if (known.length === 0) return [];
    const words = `${where.words}, ${item}: that two or fewer chose a point can be computed`;
    return [{ code: 'derived', words, place: `${where.place}.items[${index}]` }];
  });
}

/** The value of a sum that is the same, to less than a person, in all worlds. */
function knownValue(
  sum: readonly Term[],
  worlds: readonly (readonly number[])[],
  ask: (sum: readonly Term[]) => World,
): number | undefined {
  const values = () => worlds.map((world) => valueIn(world, sum));
  const spread = () => Math.max(...values()) - Math.min(...values());
  if (spread() >= 1) return undefined;
  ask(sum);
  ask(sum.map(([unknown, weight]) => [unknown, -weight]));
  return spread() >= 1 - 1e-6 ? undefined : Math.max(...values());
}

/**
 * The range of means in which a hidden score must lie, found by bisection; the score counts as known when that range is
 * narrower than a point of five. Only checked while other groups are shown: if none is, a group is close to the community
 * because the community agrees, and its own numbers say so with room for two.
 */
function hiddenScores(
  cells: readonly Cell[],
  { instrument }: Publication,
  where: Where,
  ask: (sum: readonly Term[]) => World,
): Finding[] {
  const { lowest, highest } = instrument.scale;
  if (!instrument.groups.some(({ score }) => score.status !== 'hidden')) return [];
  return instrument.groups.flatMap(({ label, score }): Finding[] => {
    const group = cells.filter((cell) => cell.label === label);
    if (score.status !== 'hidden' || group.length === 0) return [];
    const possible = (side: 1 | -1, mean: number) => {
      const sum = group.flatMap(({ persons, scores }): Term[] => [
        [persons, side * mean],
        [scores, -side],
      ]);
      const world = ask(sum);
      return world !== undefined && valueIn(world, sum) > 1e-6;
    };
    const least = lastThat((mean) => !possible(1, mean), lowest, highest);
    const most = lastThat((mean) => possible(-1, mean), lowest, highest);
    if (most - least >= (highest - lowest) / 4) return [];
    const words = `${where.words}: the hidden score of ${label} can be computed`;
    return [{ ...where, code: 'derived', words }];
  });
}

/** The largest value, to a hundredth, for which the condition holds, given that it holds at `low`. */
function lastThat(holds: (value: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (to - from > 0.01) {
    const middle = (from + to) / 2;
    if (holds(middle)) from = middle;
    else to = middle;
  }
  return from;
}
