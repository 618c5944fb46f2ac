import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../kernel/result.ts';
import { nearest } from './nearest.ts';
import { inRow, type Problem } from './problem.ts';

const columns = ['email', 'name', 'group', 'timezone', 'language', 'role', 'pauseduntil'] as const;
export type Column = (typeof columns)[number];
const optionalColumns: readonly Column[] = ['role', 'pauseduntil'];

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');

/** Rows of cells, blank ones included so that rows keep their numbers. */
export function readTable(text: string): Result<string[][], Problem[]> {
  try {
    const table: string[][] = parse(text, { bom: true, relaxColumnCount: true, trim: true });
    const isEmpty = table.every(isBlank);
    return isEmpty
      ? err([{ place: 'the file', problem: 'is empty.', cure: 'It needs a header and one row a member.' }])
      : ok(table);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem = 'has a quotation mark that is not closed or not doubled.';
    const cure = 'Write a quotation mark inside a cell twice, and one at each end of the cell.';
    const whole: unknown = error['records'];
    return err([
      typeof whole === 'number' ? inRow(whole + 1, undefined, '', problem, cure) : { place: 'the file', problem, cure },
    ]);
  }
}

/** Which cell of a row belongs to which column. */
export function readHeader(header: readonly string[]): Result<Map<Column, number>, Problem[]> {
  const [only = ''] = header;
  if (header.length === 1 && /[;\t]/.test(only)) {
    const problem = 'separates its columns with semicolons or tabs.';
    return err([inRow(1, undefined, only, problem, 'Save it as "CSV UTF-8", with commas between the columns.')]);
  }
  const problems: Problem[] = [];
  const order = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const name = cell.toLowerCase().replaceAll(/[\s_-]/g, '');
    const column = columns.find((known) => known === name);
    const report = (problem: string, cure: string) =>
      problems.push(inRow(1, `column ${index + 1}`, cell, problem, cure));
    if (column === undefined) {
      const meant = nearest(name, columns);
      const cure = meant ? `Did you mean "${meant}"?` : `Remove the column; known are ${columns.join(', ')}.`;
      report('is not a known column.', cure);
    } else if (order.has(column)) report('is there twice.', 'Remove one of the two columns.');
    else order.set(column, index);
  }
  for (const column of columns) {
    if (order.has(column) || optionalColumns.includes(column)) continue;
    problems.push(inRow(1, undefined, '', `has no column "${column}".`, `Add it; all are ${columns.join(', ')}.`));
  }
  return problems.length > 0 ? err(problems) : ok(order);
}
