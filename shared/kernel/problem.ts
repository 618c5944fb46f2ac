/** What is wrong in a file that somebody wrote, where it is, and what to do about it. Shown to them as it is. */
export interface Problem {
  /** Row and column, or the path of a field. */
  readonly place: string;
  /** In a table: the row as a spreadsheet numbers it, the header being row 1, and the name of the column. */
  readonly row?: number;
  readonly column?: string;
  /** The value as it stands in their file, if there is one; long ones are cut. */
  readonly value?: string;
  readonly problem: string;
  readonly cure: string;
}

const longestValue = 200;

/** What is wrong in one cell, or in a whole row when there is no column. */
export function inRow(row: number, column: string | undefined, value: string, problem: string, cure: string): Problem {
  const place = column === undefined ? `row ${row}` : `row ${row}, ${column}`;
  const shown = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return { place, row, ...(column !== undefined && { column }), ...(value !== '' && { value: shown }), problem, cure };
}

/** More than anybody corrects one by one: a wrong file then, whose other mistakes are counted. */
const mostProblems = 5_000;

/** As many as are worth writing down; the last one says how many more there are. */
export function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - mostProblems;
  if (more <= 0) return problems;
  const last = { place: 'all files', problem: `have ${more} more mistakes.`, cure: 'Correct these first.' };
  return [...problems.slice(0, mostProblems), last];
}
