/**
 * What is known about hidden numbers, as a linear program: unknowns with bounds, and rows that keep a weighted sum of
 * unknowns between two values. A solver then finds the largest value a weighted sum can have.
 */
export type Term = readonly [unknown: number, weight: number];

export interface LinearProgram {
  readonly bounds: readonly Bounds[];
  readonly rows: readonly (Bounds & { readonly terms: readonly Term[] })[];
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** One value for each unknown, in a world that fits every row; undefined when no world does. */
export type World = readonly number[] | undefined;

/**
 * `solve` loads a program, lets `use` request worlds in which a weighted sum is as large as it can be, and then frees
 * everything.
 *
 * @throws Error when the solver gives up: then nothing is known, and a report must not count as safe
 */
export interface LinearSolver {
  solve<Result>(program: LinearProgram, use: (largest: (sum: readonly Term[]) => World) => Result): Result;
}

export class ProgramBuilder implements LinearProgram {
  readonly bounds: Bounds[] = [];
  readonly rows: (Bounds & { readonly terms: readonly Term[] })[] = [];

  unknown(low: number, high: number): number {
    this.bounds.push({ low, high });
    return this.bounds.length - 1;
  }

  /** low ≤ Σ weight · unknown ≤ high */
  between(low: number, terms: readonly Term[], high: number): void {
    this.rows.push({ low, high, terms: gathered(terms) });
  }
}

/** If an unknown is named twice, its weights are added: solvers refuse the same unknown twice in a row. */
export function gathered(terms: readonly Term[]): Term[] {
  const weights = new Map<number, number>();
  for (const [unknown, weight] of terms) weights.set(unknown, (weights.get(unknown) ?? 0) + weight);
  return [...weights].filter(([, weight]) => weight !== 0);
}

export const valueIn = (world: readonly number[], sum: readonly Term[]): number =>
  sum.reduce((total, [unknown, weight]) => total + weight * (world[unknown] ?? 0), 0);
