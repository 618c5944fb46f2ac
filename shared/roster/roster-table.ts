import { nearest } from '../kernel/nearest.ts';
import { inRow, type Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export const rosterColumns = ['email', 'name', 'group', 'timezone', 'language', 'role', 'paused until'] as const;
export type Column = (typeof rosterColumns)[number];
const optionalColumns: readonly Column[] = ['role', 'paused until'];

/** Which cell of a row belongs to which column. */
export function readHeader(header: readonly string[]): Result<Map<Column, number>, Problem[]> {
  const problems: Problem[] = [];
  const order = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const name = cell.toLowerCase().replaceAll(/[\s_-]/g, '');
    const column = rosterColumns.find((known) => known.replace(' ', '') === name);
    const report = (problem: string, cure: string) =>
      problems.push(inRow(1, `column ${index + 1}`, cell, problem, cure));
    if (column === undefined) {
      const meant = nearest(name, rosterColumns);
      const cure = meant ? `Did you mean "${meant}"?` : `Remove the column; known are ${rosterColumns.join(', ')}.`;
      report('is not a known column.', cure);
    } else if (order.has(column)) report('is there twice.', 'Remove one of the two columns.');
    else order.set(column, index);
  }
  for (const column of rosterColumns) {
    if (order.has(column) || optionalColumns.includes(column)) continue;
    problems.push(
      inRow(1, undefined, '', `has no column "${column}".`, `Add it; all are ${rosterColumns.join(', ')}.`),
    );
  }
  return problems.length > 0 ? err(problems) : ok(order);
}
