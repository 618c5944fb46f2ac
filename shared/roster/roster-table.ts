import { nearest } from '../kernel/nearest.ts';
import { inRow, type Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export const rosterColumns = [
  ...(['email', 'name', 'group', 'department', 'division', 'timezone', 'language'] as const),
  ...(['role', 'paused until'] as const),
];
export type Column = (typeof rosterColumns)[number];
const optionalColumns: readonly Column[] = ['department', 'division', 'role', 'paused until'];

/** The position of each column in a roster. */
export interface RosterHeader {
  /** Cells that every row must have. */
  readonly width: number;
  readonly columns: ReadonlyMap<Column, HeaderCell>;
}

interface HeaderCell {
  readonly index: number;
  /** The column's name as this file writes it, on one line. */
  readonly written: string;
}

/** Accepts column names in any order and case; spaces, hyphens and underscores in them are ignored. */
export function readHeader(header: readonly string[]): Result<RosterHeader, Problem[]> {
  const problems: Problem[] = [];
  const columns = new Map<Column, HeaderCell>();
  for (const [index, cell] of header.entries()) {
    const name = cell.toLowerCase().replaceAll(/[\s_-]/g, '');
    const column = rosterColumns.find((known) => known.replace(' ', '') === name);
    const report = (problem: string, cure: string) =>
      problems.push(inRow(1, `column ${index + 1}`, cell, problem, cure));
    if (column === undefined) {
      const meant = nearest(name, rosterColumns);
      const cure = meant
        ? `Did you mean "${meant}"?`
        : `Remove the column; the known ones are ${rosterColumns.join(', ')}.`;
      report('is not a known column.', cure);
    } else if (columns.has(column)) report('appears twice.', 'Remove one of the two columns.');
    else columns.set(column, { index, written: cell.replaceAll(/\s+/g, ' ') });
  }
  for (const column of rosterColumns) {
    if (columns.has(column) || optionalColumns.includes(column)) continue;
    if (column === 'group' && columns.has('department')) continue;
    problems.push(
      inRow(1, undefined, '', `has no column "${column}".`, `Add it; the columns are ${rosterColumns.join(', ')}.`),
    );
  }
  return problems.length > 0 ? err(problems) : ok({ width: header.length, columns });
}
