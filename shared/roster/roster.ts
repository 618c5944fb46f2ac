/**
 * Reads a roster: one CSV row per member, with the columns of `rosterColumns` in any order. All rows are looked at and all
 * mistakes are listed; a roster with one mistake is no roster.
 *
 * Rows are numbered as a spreadsheet shows them: the header is row 1, and rows without any text count.
 */
import { levelsOf, pathOf } from '../contract/group-path.ts';
import { limits } from '../contract/limits.ts';
import type { MailDomains } from '../contract/mail-address.ts';
import { utf8 } from '../kernel/bytes.ts';
import { readCsv } from '../kernel/csv-table.ts';
import { firstOf, inRow, type Problem, ProblemList, tooLarge, withoutThrowing } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type RosterRow, readRow } from './roster-row.ts';
import { type Column, readHeader } from './roster-table.ts';

/** Number of mistakes beyond which guessing what was meant no longer helps a steward. */
const mostGuesses = 200;

const wrong = (problem: string, cure: string): Problem => ({ place: 'the file', problem, cure });

/** @param domains that the installation writes to; any if undefined */
export const parseRoster = (bytes: Uint8Array, domains?: MailDomains): Result<RosterRow[], Problem[]> =>
  withoutThrowing(() => read(bytes, domains));

function read(bytes: Uint8Array, domains: MailDomains): Result<RosterRow[], Problem[]> {
  if (bytes.length > limits.rosterMaxBytes) return err([tooLarge(limits.rosterMaxBytes)]);
  const table = readCsv(bytes);
  if (!table.ok) return err([table.error]);
  const [header = [], ...rows] = table.value.rows;
  if (table.value.problems.some(({ row }) => row === 1)) return err([...firstOf(table.value.problems)]);
  if (header.length === 0 && rows.every((cells) => cells.length === 0)) {
    return err([wrong('is empty.', 'It needs a header and one row a member.'), ...table.value.problems]);
  }
  const columns = readHeader(header);
  if (!columns.ok) return err([...columns.error, ...table.value.problems]);

  const problems = new ProblemList();
  problems.addAll(table.value.problems);
  const members: RosterRow[] = [];
  const compared: ComparedRow[] = [];
  for (const [index, cells] of rows.entries()) {
    if (cells.length === 0) continue;
    const number = index + 2;
    const row = readRow(cells, number, columns.value, problems.count < mostGuesses, domains);
    if (row.ok) members.push(row.value);
    else problems.addAll(row.error.problems);
    compared.push({ number, ...(row.ok ? row.value : row.error) });
  }
  if (compared.length === 0 && problems.count === 0)
    return err([wrong('has no members.', 'Add one row a member below the header.')]);
  const nameOf = (column: Column) => columns.value.columns.get(column)?.written;
  problems.addAll(repeated(compared, nameOf('email')));
  problems.addAll(nearlyTheSame(compared, nameOf('group')));
  problems.addAll(tooManyGroups(compared));
  return problems.count > 0 ? err(problems.inOrder()) : ok(members);
}

/** A row of the file, member or not, in the form that is compared with the others. */
interface ComparedRow {
  readonly number: number;
  readonly address?: string;
  readonly group?: string;
}

function repeated(rows: readonly ComparedRow[], column: string | undefined): Problem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ address, number }) => {
    if (address === undefined) return [];
    const earlier = first.get(address);
    if (earlier === undefined) {
      first.set(address, number);
      return [];
    }
    return [inRow(number, column, address, `is already in row ${earlier}.`, 'Keep one of the two rows.')];
  });
}

/**
 * "Data Team" and "data team", "Zürich" and "Zurich" would be two small groups instead of one; so would two departments, with
 * all that is in them.
 */
function nearlyTheSame(rows: readonly ComparedRow[], column: string | undefined): Problem[] {
  const first = new Map<string, { path: string; number: number }>();
  return rows.flatMap(({ group = '', number }) => {
    const levels = group === '' ? [] : levelsOf(group);
    for (const [index] of levels.entries()) {
      const path = pathOf(levels.slice(0, index + 1));
      const key = alike(path);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, { path, number });
      if (earlier === undefined || earlier.path === path) continue;
      const problem = `differs only in case, spaces, dashes, accents or hidden characters from "${earlier.path}" in row ${earlier.number}.`;
      return [inRow(number, column, path, problem, 'Write both the same way.')];
    }
    return [];
  });
}

/**
 * The same for names that people take for one another; accents of Latin letters only, because elsewhere such marks make other
 * words.
 */
const alike = (group: string): string =>
  group
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]|\p{Cf}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * If each member has a separate group, the column holds names rather than teams, and more of them than the row of a pulse can
 * hold.
 */
function tooManyGroups(rows: readonly ComparedRow[]): Problem[] {
  const groups = new Set(rows.map(({ group = '' }) => group));
  const bytes = utf8([...groups].join('')).length;
  if (bytes <= limits.groupNamesMaxBytes) return [];
  const most = limits.groupNamesMaxBytes / 1000;
  const problem = `has ${groups.size} groups, whose names together are longer than ${most} kB.`;
  return [
    wrong(problem, 'Check that the column group holds teams or regions, not something different for each person.'),
  ];
}
