/**
 * Who was at one session, from what meeting tools export: Zoom's participant list in both layouts and with or without the
 * lines about the meeting, Microsoft Teams' attendance report, Google Meet's list. Rows with the same address are added up,
 * so a person who dropped out and came back is one person. Names are not matched with members: two people share one too
 * easily. session-date.ts decides which day it was.
 */
import type { MeetingTool } from '../contract/import-receipt.ts';
import { addressAsCompared } from '../contract/mail-address.ts';
import type { CsvTable } from '../kernel/csv-table.ts';
import { inRow, type Problem, ProblemList } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CalendarDate, Instant } from '../kernel/time.ts';
import { minutesIn } from './duration.ts';
import { meetingTool } from './meeting-tool.ts';
import { sessionDate } from './session-date.ts';

/** Fewer minutes than this in all are not attendance: a wrong link, a goodbye. */
export const presentFromMinutes = 5;

export interface AttendanceFile {
  /** Absent if the file lists no one: such a file says nothing about a session. */
  readonly date?: CalendarDate;
  /** The day of a file that lists no one, if the lines above the list or the file's name give it. */
  readonly emptyDay?: CalendarDate;
  readonly tool: MeetingTool;
  /** Minutes by address, in the form in which it is compared with the roster. */
  readonly minutes: ReadonlyMap<string, number>;
  /** The rows of each address. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** People without an address, mostly guests. Rows of one name are one person; the name itself goes no further. */
  readonly guests: readonly { readonly rows: readonly number[]; readonly minutes: number }[];
}

export const nameColumns = ['name (original name)', 'name', 'full name', 'first name', 'last name'];
export const addressColumns = ['user email', 'email', 'email address', 'participant id (upn)'];
export const durationColumns = ['duration (minutes)', 'total duration (minutes)', 'in-meeting duration', 'duration'];

/** Undefined if no row names the columns of a meeting tool: then it is not an export of one. */
export function readAttendance(
  { rows, problems: broken }: CsvTable,
  fileName: string,
  now: Instant,
): Result<AttendanceFile, Problem[]> | undefined {
  const header = findHeader(rows);
  if (!header) return undefined;
  const minutes = new Map<string, number>();
  const rowsOf = new Map<string, number[]>();
  const guests: Guests = new Map();
  const problems = new ProblemList();
  problems.addAll(broken);
  const brokenRows = new Set(broken.map(({ row }) => row));
  for (let index = header.row + 1; index < rows.length; index++) {
    const cells = rows[index] ?? [];
    if (brokenRows.has(index + 1)) continue;
    // An empty line ends the list; another section of the report follows.
    if (cells.length === 0) break;
    const address = header.addresses.map((column) => cells[column] ?? '').find((cell) => cell.includes('@'));
    const spent = minutesIn(cells[header.duration] ?? '');
    if (spent === undefined)
      problems.add(inRow(index + 1, 'duration', cells[header.duration] ?? '', ...unreadDuration));
    else if (address === undefined) addGuest(guests, nameIn(cells, header) || `row ${index + 1}`, index + 1, spent);
    else {
      const known = addressAsCompared(address);
      minutes.set(known, (minutes.get(known) ?? 0) + spent);
      const theirs = rowsOf.get(known) ?? [];
      theirs.push(index + 1);
      rowsOf.set(known, theirs);
    }
  }
  const listed = { tool: header.tool, minutes, rows: rowsOf, guests: [...guests.values()] };
  const date = sessionDate(rows, header.row, fileName, now);
  if (minutes.size + guests.size + problems.count === 0)
    return ok({ ...(date.ok && { emptyDay: date.value }), ...listed });
  if (!date.ok) problems.add(date.error);
  return date.ok && problems.count === 0 ? ok({ date: date.value, ...listed }) : err(problems.inOrder());
}

const unreadDuration = ['is not a duration that can be read.', 'Write it like 41 min or 1h 5m 3s.'] as const;

type Guests = Map<string, { rows: number[]; minutes: number }>;

function addGuest(guests: Guests, name: string, row: number, minutes: number): void {
  const guest = guests.get(name) ?? { rows: [], minutes: 0 };
  guests.set(name, { rows: [...guest.rows, row], minutes: guest.minutes + minutes });
}

/** `Ana (Ana Silva)` is the displayed name and the account's name; the second does not change during a meeting. */
function nameIn(cells: readonly string[], { names }: Header): string {
  const name = names.map((column) => cells[column] ?? '').join(' ');
  return (/\(([^()]+)\)$/.exec(name)?.[1] ?? name).trim().toLowerCase();
}

interface Header {
  readonly row: number;
  readonly tool: MeetingTool;
  readonly names: readonly number[];
  readonly addresses: readonly number[];
  readonly duration: number;
}

function findHeader(rows: readonly (readonly string[])[]): Header | undefined {
  for (const [row, cells] of rows.slice(0, 40).entries()) {
    const titles = cells.map((cell) => cell.toLowerCase());
    const duration = titles.findIndex((title) => durationColumns.includes(title));
    const columnsOf = (known: readonly string[]) =>
      known.map((title) => titles.indexOf(title)).filter((column) => column >= 0);
    const addresses = columnsOf(addressColumns);
    const names = columnsOf(nameColumns);
    if (duration >= 0 && addresses.length > 0 && names.length > 0) {
      return { row, tool: meetingTool(titles), names, addresses, duration };
    }
  }
  return undefined;
}
