/**
 * The linear solver of the interval attack: HiGHS (University of Edinburgh, MIT licence) as WebAssembly, loaded only on
 * demand, because nothing else needs its four megabytes.
 */
import type { Highs, Model } from 'highs';
import type { LinearProgram, LinearSolver, Term, World } from './linear-program.ts';

/** @throws Error when the solver's code or its WebAssembly cannot be loaded */
export async function loadHighsSolver(): Promise<LinearSolver> {
  const { default: exported } = await import('highs');
  // The types describe the CommonJS build, where the function is one level down; the ES module is the function itself.
  const load = typeof exported === 'function' ? exported : exported.default;
  const highs = await load();
  return { solve: (program, use) => highs.withModel(modelOf(program), (model) => use(asking(highs, model, program))) };
}

function asking(highs: Highs, model: Model, { bounds }: LinearProgram): (sum: readonly Term[]) => World {
  model.options.set({ output_flag: false });
  model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
  const { optimal, infeasible } = highs.constants.modelStatus;
  let asked: readonly Term[] = [];
  // HiGHS does not call an empty program solved.
  if (bounds.length === 0) return () => [];
  return (sum) => {
    for (const [unknown] of asked) model.changeColCost(unknown, 0);
    for (const [unknown, weight] of sum) model.changeColCost(unknown, weight);
    asked = sum;
    model.run();
    const status = model.getModelStatus();
    if (status === infeasible) return undefined;
    if (status !== optimal) throw new Error(`a linear program must be solved or have no solution; status ${status}`);
    return [...model.getSolution().colValue].slice(0, bounds.length);
  };
}

function modelOf({ bounds, rows }: LinearProgram) {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const entries = rows.flatMap(({ terms }) => terms);
  return {
    numCols: bounds.length,
    numRows: rows.length,
    colCost: bounds.map(() => 0),
    colLower: bounds.map(({ low }) => low),
    colUpper: bounds.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: bounds.length,
      starts,
      indices: entries.map(([unknown]) => unknown),
      values: entries.map(([, weight]) => weight),
    },
  };
}
