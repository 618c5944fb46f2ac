/**
 * Reads a roster: one CSV row a member, with the columns email, name, group, timezone, language, role and paused until in any order.
 * All rows are looked at and all mistakes are listed; a roster with one mistake is no roster.
 *
 * Rows are numbered as a spreadsheet shows them: the header is row 1, and rows without any text count.
 */
import { isTimeZone } from '../contract/community.ts';
import { calendarDateSchema, type Language, languages } from '../contract/identifiers.ts';
import { limits } from '../contract/limits.ts';
import { normaliseAddress } from '../contract/mail-address.ts';
import { memberRoles } from '../contract/people.ts';
import { faultIn } from '../contract/plain-text.ts';
import { utf8 } from '../kernel/bytes.ts';
import { readCsv } from '../kernel/csv-table.ts';
import { nearest } from '../kernel/nearest.ts';
import { firstOf, inRow, type Problem, ProblemList, tooLarge, withoutThrowing } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CalendarDate } from '../kernel/time.ts';
import { type Column, readHeader } from './roster-table.ts';

export interface RosterRow {
  readonly address: string;
  readonly name: string;
  readonly group: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly role: (typeof memberRoles)[number];
  readonly pausedUntil?: CalendarDate;
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const zoneInLowerCase = new Map(zones.map((zone) => [zone.toLowerCase(), zone]));

/** Mistakes after which nobody needs a guess at what was meant. */
const mostGuesses = 200;

const wrong = (problem: string, cure: string): Problem => ({ place: 'the file', problem, cure });

export const parseRoster = (bytes: Uint8Array): Result<RosterRow[], Problem[]> => withoutThrowing(() => read(bytes));

function read(bytes: Uint8Array): Result<RosterRow[], Problem[]> {
  if (bytes.length > limits.rosterMaxBytes) return err([tooLarge(limits.rosterMaxBytes)]);
  const table = readCsv(bytes);
  if (!table.ok) return err([table.error]);
  const [header = [], ...rows] = table.value.rows;
  if (table.value.problems.some(({ row }) => row === 1)) return err([...firstOf(table.value.problems)]);
  if (header.length === 0 && rows.every((cells) => cells.length === 0)) {
    return err([wrong('is empty.', 'It needs a header and one row a member.'), ...table.value.problems]);
  }
  const order = readHeader(header);
  if (!order.ok) return err([...order.error, ...table.value.problems]);

  const problems = new ProblemList();
  problems.addAll(table.value.problems);
  const members = rows.flatMap((cells, index) =>
    cells.length === 0 ? [] : readRow(cells, index + 2, order.value, header.length, problems),
  );
  if (members.length === 0 && problems.count === 0)
    return err([wrong('has no members.', 'Add one row a member below the header.')]);
  for (const found of [repeated, nearlyTheSame, tooManyGroups]) problems.addAll(found(members));
  if (problems.count > 0) return err(problems.inOrder());
  return ok(members.flatMap(({ row }) => row ?? []));
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
  problems: ProblemList,
): NumberedRow {
  const before = problems.count;
  const report = (column: Column | undefined, value: string, problem: string, cure: string) =>
    problems.add(inRow(number, column, value, problem, cure));
  if (cells.length !== width) {
    report(
      undefined,
      '',
      `has ${cells.length} cells, the header has ${width}.`,
      'Check the row for missing or extra commas.',
    );
    return { number, address: undefined, group: '', row: undefined };
  }
  for (const [column, index] of order) {
    const value = cells[index] ?? '';
    if (!/[\r\n]/.test(value)) continue;
    const cure = 'Write it on one line. If it should be one, a quotation mark in front of it is not closed.';
    report(column, value, 'goes over several lines.', cure);
    return { number, address: undefined, group: '', row: undefined };
  }
  const cell = (column: Column) => (cells[order.get(column) ?? -1] ?? '').normalize('NFC');

  const address = normaliseAddress(cell('email'));
  if (!address.ok) report('email', cell('email'), address.error.problem, address.error.cure);
  const name = cell('name');
  const nameFault = faultIn(name);
  if (name === '') report('name', '', 'is empty.', 'Write how the member is greeted.');
  else if (nameFault) report('name', name, nameFault.problem, nameFault.cure);
  else if (/["<>]/.test(name)) {
    report('name', name, 'has quotation marks, < or >.', 'Write the name alone.');
  } else if (name.length > 80) report('name', name, 'is longer than 80 characters.', 'Shorten it.');
  const group = cell('group');
  const groupFault = faultIn(group);
  if (group === '') report('group', '', 'is empty.', 'Write the team or region; one name for all who have none.');
  else if (groupFault) report('group', group, groupFault.problem, groupFault.cure);
  else if (reservedNames.includes(group)) {
    report('group', group, 'is a word that programs keep for themselves.', 'Write another name, or a capital letter.');
  } else if (group.length > 80) report('group', group, 'is longer than 80 characters.', 'Shorten it.');
  const timeZone = cell('timezone');
  // The runtime takes a zone in any case, but "europe/berlin" would be a second zone beside "Europe/Berlin".
  const spelt = zoneInLowerCase.get(timeZone.toLowerCase());
  if (spelt === undefined ? !isTimeZone(timeZone) : spelt !== timeZone) {
    // One comparison with all zones is quick; a hundred thousand would outlast the import.
    const meant = spelt ?? (problems.count < mostGuesses ? nearest(timeZone, zones) : undefined);
    const cure = meant ? `Did you mean ${meant}?` : 'Write one such as Europe/Berlin.';
    report('timezone', timeZone, timeZone === '' ? 'is empty.' : 'is not a time zone.', cure);
  }
  const language = languages.find((known) => known === cell('language'));
  if (language === undefined) {
    const close = nearest(cell('language').replace('_', '-'), languages);
    const cure = close ? `Did you mean ${close}?` : `Write one of ${languages.join(', ')}.`;
    report('language', cell('language'), 'is not a language of the pages.', cure);
  }
  const role = memberRoles.find((known) => known === (cell('role').toLowerCase() || 'member'));
  if (role === undefined) report('role', cell('role'), 'is not a role.', `Write one of ${memberRoles.join(', ')}.`);
  const pause = cell('paused until');
  const pausedUntil = pause === '' ? undefined : asDate(pause);
  if (pause !== '' && pausedUntil === undefined) {
    report(
      'paused until',
      pause,
      'is not a date.',
      'Write the first day of mails again, such as 2027-01-15, or nothing.',
    );
  }
  const complete = problems.count === before && address.ok && language !== undefined && role !== undefined;
  return {
    number,
    address: address.ok ? address.value : undefined,
    group,
    row: complete
      ? { address: address.value, name, group, timeZone, language, role, ...(pausedUntil && { pausedUntil }) }
      : undefined,
  };
}

/** A day of the calendar as `YYYY-MM-DD`; undefined for every other text. */
function asDate(text: string): CalendarDate | undefined {
  const date = calendarDateSchema.safeParse(text);
  return date.success ? date.data : undefined;
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
    return [inRow(number, 'email', address, `is in row ${earlier} already.`, 'Keep one of the two rows.')];
  });
}

/** Groups become names of fields in rows of DynamoDB, whose clients cannot write these. */
const reservedNames = ['constructor', '__proto__'];

/** "Data Team" and "data team", "Zürich" and "Zurich" would be two small groups instead of one. */
function nearlyTheSame(rows: readonly NumberedRow[]): Problem[] {
  const first = new Map<string, { group: string; number: number }>();
  return rows.flatMap(({ group, number }) => {
    if (group === '') return [];
    const key = alike(group);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, { group, number });
    if (earlier === undefined || earlier.group === group) return [];
    const problem = `differs only in case, spaces, dashes, accents or hidden characters from "${earlier.group}" in row ${earlier.number}.`;
    return [inRow(number, 'group', group, problem, 'Write both the same way.')];
  });
}

/** The same for names that people take for one; accents of Latin letters only, since elsewhere such marks make other words. */
const alike = (group: string): string =>
  group
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]|\p{Cf}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Each member in a group of their own is a column of names rather than teams, and more than the row of a pulse can hold. */
function tooManyGroups(rows: readonly NumberedRow[]): Problem[] {
  const groups = new Set(rows.map(({ group }) => group));
  const bytes = utf8([...groups].join('')).length;
  if (bytes <= limits.groupNamesMaxBytes) return [];
  const most = limits.groupNamesMaxBytes / 1000;
  const problem = `has ${groups.size} groups, whose names together are longer than ${most} kB.`;
  return [wrong(problem, 'Check that the column group holds teams or regions, rather than something of each person.')];
}
