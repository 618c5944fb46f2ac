/** What is wrong in a file that somebody wrote, where it is, and what to do about it. Shown to them as it is. */
export interface Problem {
  /** Row and column, or the path of a field. */
  readonly place: string;
  /** In a table: the row as a spreadsheet numbers it, the header being row 1, and the name of the column. */
  readonly row?: number;
  readonly column?: string;
  /** The value as it stands in their file, if there is one. */
  readonly value?: string;
  readonly problem: string;
  readonly cure: string;
}

/** What is wrong in one cell, or in a whole row when there is no column. */
export function inRow(row: number, column: string | undefined, value: string, problem: string, cure: string): Problem {
  const place = column === undefined ? `row ${row}` : `row ${row}, ${column}`;
  return { place, row, ...(column !== undefined && { column }), ...(value !== '' && { value }), problem, cure };
}
