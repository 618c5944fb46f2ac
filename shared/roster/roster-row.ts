import type { MailDomains } from '../contract/mail-address.ts';
import type { Member } from '../contract/people.ts';
import type { TextFault } from '../contract/plain-text.ts';
import { inRow, type Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { readAddress, readLanguage, readName, readPause, readPlace, readRole, readTimeZone } from './roster-cells.ts';
import type { Column, RosterHeader } from './roster-table.ts';

/** What a roster says about a member. */
export type RosterRow = Omit<Member, 'community' | 'member' | 'mailStopped'>;

/** A row that is not a member: why, and the parts of it that can still be compared with other rows. */
export interface MistakenRow {
  readonly problems: readonly Problem[];
  readonly address?: string;
  readonly group?: string;
}

/**
 * @param number the row as a spreadsheet numbers it
 * @param mayGuess whether cures may suggest the intended time zone; one search is quick, a hundred thousand are not
 * @param domains that the installation writes to
 */
export function readRow(
  cells: readonly string[],
  number: number,
  header: RosterHeader,
  mayGuess: boolean,
  domains: MailDomains,
): Result<RosterRow, MistakenRow> {
  const misshapen = shapeProblem(cells, number, header);
  if (misshapen) return err({ problems: [misshapen] });
  const cell = (column: Column) => (cells[header.columns.get(column)?.index ?? -1] ?? '').normalize('NFC');
  const address = readAddress(cell('email'), domains);
  const name = readName(cell('name'));
  const group = readPlace({ division: cell('division'), department: cell('department'), group: cell('group') });
  const timeZone = readTimeZone(cell('timezone'), mayGuess);
  const language = readLanguage(cell('language'));
  const role = readRole(cell('role'));
  const pause = readPause(cell('paused until'));
  if (address.ok && name.ok && group.ok && timeZone.ok && language.ok && role.ok && pause.ok) {
    return ok({
      address: address.value,
      name: name.value,
      group: group.value,
      timeZone: timeZone.value,
      language: language.value,
      role: role.value,
      ...(pause.value && { pausedUntil: pause.value }),
    });
  }
  const place: Column = group.ok ? 'group' : group.error.column;
  const read: readonly (readonly [Column, Result<unknown, TextFault>])[] = [
    ['email', address],
    ['name', name],
    [place, group],
    ['timezone', timeZone],
    ['language', language],
    ['role', role],
    ['paused until', pause],
  ];
  const problems = read.flatMap(([column, found]) => {
    if (found.ok) return [];
    const { problem, cure } = found.error;
    return [inRow(number, header.columns.get(column)?.written, cell(column), problem, cure)];
  });
  return err({
    problems,
    ...(address.ok && { address: address.value }),
    group: group.ok ? group.value : cell('group'),
  });
}

/** What is wrong with the row as a whole, after which its cells cannot be trusted to match their columns. */
function shapeProblem(cells: readonly string[], number: number, { width, columns }: RosterHeader): Problem | undefined {
  if (cells.length !== width) {
    const problem = `has ${cells.length} cells, the header has ${width}.`;
    return inRow(number, undefined, '', problem, 'Check the row for missing or extra commas.');
  }
  for (const { index, written } of columns.values()) {
    const value = cells[index] ?? '';
    if (!/[\r\n]/.test(value)) continue;
    const cure = 'Write it on one line. If it already is, an earlier quotation mark is not closed.';
    return inRow(number, written, value, 'spans several lines.', cure);
  }
  return undefined;
}
