/**
 * Reads a roster: one CSV row a member, with the columns email, name, group, timezone, language and role in any order.
 * All rows are looked at and all mistakes are listed; a roster with one mistake is no roster.
 *
 * Rows are numbered as a spreadsheet shows them, the header being row 1.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { isTimeZone } from '../contract/community.ts';
import { type Language, languages } from '../contract/identifiers.ts';
import { limits } from '../contract/limits.ts';
import { memberRoles } from '../contract/people.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseAddress } from './address.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

export interface RosterRow {
  readonly address: string;
  readonly name: string;
  readonly group: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly role: (typeof memberRoles)[number];
}

const columns = ['email', 'name', 'group', 'timezone', 'language', 'role'] as const;
type Column = (typeof columns)[number];
const optionalColumns: readonly Column[] = ['role'];

export function parseRoster(bytes: Uint8Array): Result<RosterRow[], Problem[]> {
  if (bytes.length > limits.rosterMaxBytes) {
    const megabytes = limits.rosterMaxBytes / 1024 / 1024;
    return wrong('the file', `is larger than ${megabytes} MB.`, 'Export only the columns that are needed.');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wrong('the file', 'is not UTF-8 text.', 'Save it as "CSV UTF-8".');
  }
  const table = readTable(text);
  if (!table.ok) return table;
  const [header = [], ...rows] = table.value;
  const order = readHeader(header);
  if (!order.ok) return order;
  if (rows.length === 0) return wrong('the file', 'has no members.', 'Add one row a member below the header.');

  const problems: Problem[] = [];
  const members = rows.map((cells, index) => readRow(cells, index + 2, order.value, header.length, problems));
  problems.push(...repeated(members), ...nearlyTheSame(members));
  if (problems.length > 0) return err(problems.sort((a, b) => rowOf(a) - rowOf(b)));
  return ok(members.flatMap(({ row }) => row ?? []));
}

const wrong = (place: string, problem: string, cure: string): Result<never, Problem[]> =>
  err([{ place, problem, cure }]);

function readTable(text: string): Result<string[][], Problem[]> {
  try {
    const table: string[][] = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true });
    return table.length > 0 ? ok(table) : wrong('the file', 'is empty.', 'It needs a header and one row a member.');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['lines'] === 'number' ? `row ${error['lines']}` : 'the file';
    return wrong(
      row,
      'has a quotation mark that is not closed or not doubled.',
      'Write a quotation mark inside a cell twice.',
    );
  }
}

function readHeader(header: readonly string[]): Result<Map<Column, number>, Problem[]> {
  const problems: Problem[] = [];
  const order = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const name = cell.toLowerCase().replaceAll(/[\s_-]/g, '');
    const column = columns.find((known) => known === name);
    const place = `row 1, column ${index + 1}`;
    if (column === undefined) {
      const meant = nearest(name, columns);
      const cure = meant ? `Did you mean "${meant}"?` : `Remove the column; known are ${columns.join(', ')}.`;
      problems.push({ place, value: cell, problem: 'is not a known column.', cure });
    } else if (order.has(column)) {
      problems.push({ place, value: cell, problem: 'is there twice.', cure: 'Remove one of the two columns.' });
    } else order.set(column, index);
  }
  for (const column of columns) {
    if (order.has(column) || optionalColumns.includes(column)) continue;
    problems.push({
      place: 'row 1',
      problem: `has no column "${column}".`,
      cure: `Add it; all are ${columns.join(', ')}.`,
    });
  }
  return problems.length > 0 ? err(problems) : ok(order);
}

interface NumberedRow {
  readonly number: number;
  readonly address: string | undefined;
  readonly group: string;
  readonly row: RosterRow | undefined;
}

function readRow(
  cells: readonly string[],
  number: number,
  order: ReadonlyMap<Column, number>,
  width: number,
  problems: Problem[],
): NumberedRow {
  const before = problems.length;
  const report = (column: Column | undefined, value: string, problem: string, cure: string) =>
    problems.push({ place: `row ${number}${column ? `, ${column}` : ''}`, ...(value && { value }), problem, cure });
  if (cells.length !== width) {
    report(
      undefined,
      '',
      `has ${cells.length} cells, the header has ${width}.`,
      'Check the row for missing or extra commas.',
    );
    return { number, address: undefined, group: '', row: undefined };
  }
  const cell = (column: Column) => (cells[order.get(column) ?? -1] ?? '').normalize('NFC');

  const address = normaliseAddress(cell('email'));
  if (!address.ok) report('email', cell('email'), address.error.problem, address.error.cure);
  const name = cell('name');
  if (name === '') report('name', '', 'is empty.', 'Write how the member is greeted.');
  else if (/[\p{Cc}"<>]/u.test(name) || name.length > 80) {
    report(
      'name',
      name,
      'has characters that no mail header takes, or more than 80.',
      'Write the name without quotation marks.',
    );
  }
  const group = cell('group');
  if (group === '') report('group', '', 'is empty.', 'Write the team or region; one name for all who have none.');
  else if (group.length > 80) report('group', group, 'is longer than 80 characters.', 'Shorten it.');
  const timeZone = cell('timezone');
  if (!isTimeZone(timeZone)) {
    const meant = nearest(timeZone, Intl.supportedValuesOf('timeZone'));
    report(
      'timezone',
      timeZone,
      'is not a time zone.',
      `${meant ? `Did you mean ${meant}?` : 'Write one such as Europe/Berlin.'}`,
    );
  }
  const language = languages.find((known) => known === cell('language'));
  if (language === undefined) {
    const meant = nearest(cell('language').replace('_', '-'), languages);
    const cure = meant ? `Did you mean ${meant}?` : `Write one of ${languages.join(', ')}.`;
    report('language', cell('language'), 'is not a language of the pages.', cure);
  }
  const role = memberRoles.find((known) => known === (cell('role').toLowerCase() || 'member'));
  if (role === undefined) report('role', cell('role'), 'is not a role.', `Write one of ${memberRoles.join(', ')}.`);
  const complete = problems.length === before && address.ok && language !== undefined && role !== undefined;
  return {
    number,
    address: address.ok ? address.value : undefined,
    group,
    row: complete ? { address: address.value, name, group, timeZone, language, role } : undefined,
  };
}

function repeated(rows: readonly NumberedRow[]): Problem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ address, number }) => {
    if (address === undefined) return [];
    const earlier = first.get(address);
    if (earlier === undefined) {
      first.set(address, number);
      return [];
    }
    const cure = 'Keep one of the two rows.';
    return [{ place: `row ${number}, email`, value: address, problem: `is in row ${earlier} already.`, cure }];
  });
}

/** "Data Team" and "data team" would be two small groups instead of one. */
function nearlyTheSame(rows: readonly NumberedRow[]): Problem[] {
  const first = new Map<string, { group: string; number: number }>();
  return rows.flatMap(({ group, number }) => {
    if (group === '') return [];
    const key = group.toLowerCase().replaceAll(/\s+/g, ' ');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, { group, number });
    if (earlier === undefined || earlier.group === group) return [];
    const problem = `differs only in case or spaces from "${earlier.group}" in row ${earlier.number}.`;
    return [{ place: `row ${number}, group`, value: group, problem, cure: 'Write both the same way.' }];
  });
}

const rowOf = ({ place }: Problem): number => Number(/^row (\d+)/.exec(place)?.[1] ?? 0);
