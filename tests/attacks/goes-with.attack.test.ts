/**
 * Attacks on a correlation with more than any file says: an attacker who knows exactly how many people chose each point of
 * every question, the exact spread of a score, and the correlation as printed. For each side of the one question and each
 * side of the other: can two people still be on both? By linear programming over all tables of answers, which shares no code
 * with the rule.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { type LinearSolver, ProgramBuilder, type Term, valueIn } from '../../shared/report/attacks/linear-program.ts';
import { beliefAnswers, beliefRefs } from '../shared/report/goes-with-fixture.ts';
import { pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

interface Question {
  readonly answers: readonly number[];
  /** Favourable from this point on. */
  readonly cut: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

/** The fewest people that any combination of sides may have at most, given the printed correlation. */
function room(target: Question, questions: readonly Question[], printed: { from: number; to: number }): number {
  const program = new ProgramBuilder();
  const count = (of: readonly number[], point: number) => of.filter((answer) => answer === point).length;
  const points = (of: readonly number[]) => [...new Set(of)];
  const tables = questions.map(({ answers }) => {
    const cells = points(answers).flatMap((x) =>
      points(target.answers).map((y) => ({ x, y, people: program.unknown(0, answers.length) })),
    );
    for (const x of points(answers)) {
      const all = count(answers, x);
      program.between(
        all,
        cells.filter((cell) => cell.x === x).map(({ people }): Term => [people, 1]),
        all,
      );
    }
    for (const y of points(target.answers)) {
      const all = count(target.answers, y);
      program.between(
        all,
        cells.filter((cell) => cell.y === y).map(({ people }): Term => [people, 1]),
        all,
      );
    }
    return cells;
  });
  const people = target.answers.length;
  const sums = target.answers.map((_, person) =>
    questions.reduce((sum, { answers }) => sum + (answers[person] ?? 0), 0),
  );
  const spread = people * Math.sqrt(variance(sums) * variance(target.answers));
  const apart = people * mean(sums) * mean(target.answers);
  const products = tables.flat().map(({ x, y, people: unknown }): Term => [unknown, x * y]);
  program.between(apart + spread * printed.from - 1e-6, products, apart + spread * printed.to + 1e-6);
  return solver.solve(program, (largest) => {
    const rooms = tables.flatMap((cells, q) =>
      [true, false].flatMap((high) =>
        [true, false].map((agrees) => {
          const corner = cells
            .filter(({ x, y }) => x >= (questions[q]?.cut ?? 0) === high && y >= target.cut === agrees)
            .map(({ people: unknown }): Term => [unknown, 1]);
          const world = largest(corner);
          expect(world).toBeDefined();
          return world ? valueIn(world, corner) : 0;
        }),
      ),
    );
    return Math.min(...rooms);
  });
}

/** The fewest people on either side of the target in any group, at most, if each group's mean score is known to a tenth. */
function roomInGroups(
  target: readonly number[],
  sizes: readonly number[],
  scores: readonly (readonly number[])[],
  printed: { from: number; to: number },
): number {
  const program = new ProgramBuilder();
  const groups = sizes.map((size) =>
    [1, 2, 3, 4, 5].map((point) => ({ point, people: program.unknown(0, size), sum: program.unknown(0, 5 * size) })),
  );
  groups.forEach((cells, group) => {
    const size = sizes[group] ?? 0;
    const all = (scores[group] ?? []).reduce((sum, score) => sum + score, 0);
    program.between(
      size,
      cells.map(({ people }): Term => [people, 1]),
      size,
    );
    program.between(
      all - 0.05 * size,
      cells.map(({ sum }): Term => [sum, 1]),
      all + 0.05 * size,
    );
    for (const { people, sum } of cells) {
      program.between(
        0,
        [
          [sum, 1],
          [people, -1],
        ],
        5 * size,
      );
      program.between(
        0,
        [
          [people, 5],
          [sum, -1],
        ],
        5 * size,
      );
    }
  });
  for (const point of [1, 2, 3, 4, 5]) {
    const chose = target.filter((answer) => answer === point).length;
    program.between(
      chose,
      groups.map((cells): Term => [cells[point - 1]?.people ?? 0, 1]),
      chose,
    );
  }
  const spread = target.length * Math.sqrt(variance(target) * variance(scores.flat()));
  const apart = target.length * mean(target) * mean(scores.flat());
  const products = groups.flat().map(({ point, sum }): Term => [sum, point]);
  program.between(apart + spread * printed.from - 1e-6, products, apart + spread * printed.to + 1e-6);
  return solver.solve(program, (largest) =>
    Math.min(
      ...groups.flatMap((cells) =>
        [true, false].map((agrees) => {
          const side = cells.filter(({ point }) => point >= 4 === agrees).map(({ people }): Term => [people, 1]);
          const world = largest(side);
          expect(world).toBeDefined();
          return world ? valueIn(world, side) : 0;
        }),
      ),
    ),
  );
}

const column = (answers: readonly (readonly number[])[], item: number): number[] =>
  answers.map((row) => row[item] ?? 0);

/** More favourable by some points: healthy communities have lopsided answers. */
const shifted = (answers: number[][], by: number) =>
  answers.map((row) => row.map((choice, item) => Math.min(item === 4 ? 11 : 5, Math.max(1, choice + by))));

/** Two questions whose answers go along as closely as these allow. */
const sortedAlong = (answers: number[][], direction: 1 | -1) => {
  const sorted = [0, 1, 2, 3, 4].map((item) =>
    column(answers, item).toSorted((a, b) => (item === 3 ? direction : 1) * (a - b)),
  );
  return answers.map((_, person) => sorted.map((values) => values[person] ?? 0));
};

describe('a printed correlation', () => {
  it.each([112, 150, 400])('leaves room for two on each pair of sides, of %i people', (people) => {
    let shown = 0;
    for (const pull of [0.2, 0.5, 0.8, 0.97]) {
      for (const by of [-1, 0, 1]) {
        const made = shifted(beliefAnswers(people, pull, 7 + people), by);
        for (const answers of [made, sortedAlong(made, 1), sortedAlong(made, -1)]) {
          const report = reportOf([
            pulseResult([{ label: 'All', invited: people + 30, answers }], { month: 3, refs: beliefRefs }),
          ]);
          const target = { answers: column(answers, 3), cut: 4 };
          const others = [
            [0, 1, 2].map((item) => ({ answers: column(answers, item), cut: 4 })),
            [{ answers: column(answers, 4), cut: 9 }],
          ];
          report.pulses[0]?.goesWith?.[0]?.with.forEach(({ result }, place) => {
            if (result.status !== 'shown') return;
            shown += 1;
            const { value, end } = result.correlation;
            const printed = {
              from: end === 'or-fewer' ? -1 : value - 0.05,
              to: end === 'or-more' ? 1 : value + 0.05,
            };
            expect(room(target, others[place] ?? [], printed)).toBeGreaterThanOrEqual(2 - 1e-6);
          });
        }
      }
    }
    expect(shown).toBe(72);
  });

  it.each([112, 200])(
    'leaves room for two on each side in every group whose mean score is known, of %i people',
    (people) => {
      for (const pull of [0.4, 0.8, 0.97]) {
        for (const by of [0, 1]) {
          const scoreOf = (row: readonly number[]) => mean(row.slice(0, 3));
          const answers = shifted(beliefAnswers(people, pull, people), by).toSorted((a, b) => scoreOf(a) - scoreOf(b));
          const report = reportOf([
            pulseResult([{ label: 'All', invited: people + 30, answers }], { month: 3, refs: beliefRefs }),
          ]);
          const result = report.pulses[0]?.goesWith?.[0]?.with[0]?.result;
          if (result?.status !== 'shown') throw new Error('the correlation must be shown');
          const { value, end } = result.correlation;
          const printed = { from: end === 'or-fewer' ? -1 : value - 0.05, to: end === 'or-more' ? 1 : value + 0.05 };
          // The worst of groupings: everyone is with those who score alike.
          for (const size of [8, 15, 40]) {
            const groups = Array.from(
              { length: Math.floor(people / size) },
              (_, group, count = Math.floor(people / size)) =>
                answers.slice(group * size, group === count - 1 ? people : (group + 1) * size),
            );
            const scores = groups.map((group) => group.map(scoreOf));
            expect(
              roomInGroups(
                column(answers, 3),
                groups.map(({ length }) => length),
                scores,
                printed,
              ),
            ).toBeGreaterThan(2 - 1e-6);
          }
        }
      }
    },
  );

  it('would say what people answered, if it were shown as it is', () => {
    const answers = sortedAlong(beliefAnswers(104, 0.5), 1);
    const target = { answers: column(answers, 3), cut: 4 };
    const other = { answers: column(answers, 0), cut: 4 };
    const together = target.answers.map((point, person) => point * (other.answers[person] ?? 0));
    const covariance = mean(together) - mean(target.answers) * mean(other.answers);
    const exact = covariance / Math.sqrt(variance(target.answers) * variance(other.answers));
    expect(room(target, [other], { from: exact - 0.001, to: 1 })).toBeLessThan(2);
  });
});
