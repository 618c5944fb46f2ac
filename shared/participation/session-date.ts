/**
 * Decides the day of a session from all dates in its file and from the file's name; it never guesses (docs/adr/0043).
 *
 * Meeting tools write dates in the order set on the exporting computer: `10/06/2026` is the sixth of October in one file and
 * the tenth of June in another. All dates of a file have the same order, so a single one with a number above twelve decides
 * for all. If both orders remain, a day in the file's name decides, or the fact that one of the days is still to come: no one
 * can have attended then. Otherwise the file is refused with both days.
 */
import { limits } from '../contract/limits.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { addSeconds, type CalendarDate, daySeconds, type Instant, isCalendarDate } from '../kernel/time.ts';

/** Titles of the cells and columns that say when a session was or when people came and went. */
export const timeColumns = [
  'start time',
  'end time',
  'first join',
  'last leave',
  'join time',
  'leave time',
  'time joined',
  'time exited',
];

/**
 * @param header index of the row that names the columns of the list of people; names of people below it are not titles
 * @param now when the file arrived
 */
export function sessionDate(
  rows: readonly (readonly string[])[],
  header: number,
  fileName: string,
  now: Instant,
): Result<CalendarDate, Problem> {
  const tomorrow = dayAfter(now, 1);
  const named = datesInName(fileName);
  const [day, other] = named;
  if (day && other) {
    const cure = 'Leave the day of the session in its name, and no other.';
    return err(wrong(`is named after two days, ${inWords(day)} and ${inWords(other)}.`, cure));
  }
  const inside = readingsOf(datesIn(rows, header));
  if (!inside.ok) return inside;
  const readings = inside.value;
  if (day && readings.length > 0 && !readings.includes(day)) {
    const problem = `says that the session was on ${readings.map(inWords).join(' or ')}, but its name says ${inWords(day)}.`;
    return err(wrong(problem, 'Put the right day into the name, or none.'));
  }
  const possible = day ? [day] : readings.length > 1 ? readings.filter((one) => one <= tomorrow) : readings;
  const [found, second] = possible;
  if (found && second) {
    const cure = `Put the right day into its name: ${possible.map((one) => `session-${one}.csv`).join(' or ')}.`;
    return err(
      wrong(`may be from a session on ${inWords(found)} or ${inWords(second)}: its dates can be read both ways.`, cure),
    );
  }
  const date = found ?? readings[0];
  if (!date) {
    const cure = 'Put the day into the file name, such as zoom-2026-10-20.csv.';
    return err(wrong('does not say on which day the session was.', cure));
  }
  const cure = `Check the day. If it is another one, put that into the file's name, such as session-${now.slice(0, 10)}.csv.`;
  if (date > tomorrow) return err(wrong(`is from a session on ${inWords(date)}, which is still ahead.`, cure));
  if (date < dayAfter(now, -limits.sessionMaxAgeDays)) {
    const problem = `is from a session on ${inWords(date)}, more than ${limits.sessionMaxAgeDays} days ago.`;
    return err(wrong(problem, cure));
  }
  return ok(date);
}

const wrong = (problem: string, cure: string): Problem => ({ place: 'the file', problem, cure });

/** Zones are ahead of UTC by less than a day, so the day of `now` may already be tomorrow. */
const dayAfter = (now: Instant, days: number): CalendarDate =>
  addSeconds(now, days * daySeconds).slice(0, 10) as CalendarDate;

/** `6 October 2026`, which cannot be mistaken for another day. */
const inWords = (date: CalendarDate): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** Days in a file name, the year first: `zoom-2026-10-20.csv`, `participants_84812345678_2026_10_06.csv`. */
function datesInName(name: string): CalendarDate[] {
  const found = [...name.matchAll(/(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)/g)];
  return [...new Set(found.flatMap(([, year = '', , month = '', day = '']) => dateOf(year, month, day) ?? []))];
}

type Order = 'day first' | 'month first';

interface WrittenDate {
  /** The day, in each order in which the cell can be read. */
  readonly in: Readonly<Partial<Record<Order, CalendarDate>>>;
  readonly isStart: boolean;
}

/** The days on which the session may have been: one for each order in which all dates of the file can be read. */
function readingsOf(dates: readonly WrittenDate[]): Result<CalendarDate[], Problem> {
  const days = new Set<CalendarDate>();
  const orders = (['day first', 'month first'] as const).filter((order) => dates.every((date) => date.in[order]));
  if (dates.length > 0 && orders.length === 0) {
    const cure = 'Export the list again, for one session.';
    return err(wrong('has dates with the day first beside dates with the month first.', cure));
  }
  for (const order of orders) {
    const all = dates.flatMap((date) => date.in[order] ?? []).sort();
    const start = dates.find(({ isStart }) => isStart)?.in[order];
    const [first] = all;
    // People may arrive before midnight and stay longer; without a start, for as long as a session is believed to last.
    const isOne = first && (all.at(-1) ?? first) <= dayAfter(`${first}T00:00:00Z` as Instant, 1);
    if (start) days.add(start);
    else if (first && isOne) days.add(first);
  }
  return ok([...days].sort());
}

/** The value of a title is beside it (Teams), or below it down to the next empty row (Zoom, and lists of people). */
function datesIn(rows: readonly (readonly string[])[], header: number): WrittenDate[] {
  const found: WrittenDate[] = [];
  let columns = new Map<number, string>();
  const add = (cell: string | undefined, title: string) => {
    const date = cell && readCell(cell);
    if (date) found.push({ in: date, isStart: title === 'start time' });
  };
  for (const [index, cells] of rows.entries()) {
    if (index > header && cells.length === 0) break;
    const titles = index > header ? [] : cells.map((cell) => cell.toLowerCase());
    const here = new Map([...titles.entries()].filter(([, title]) => timeColumns.includes(title)));
    if (here.size > 0 || cells.length === 0 || index === header) {
      columns = here;
      for (const [column, title] of here) add(cells[column + 1], title);
    } else for (const [column, title] of columns) add(cells[column], title);
  }
  return found;
}

/** A cell such as `10/13/26, 9:00:00 AM`, `13.10.2026 09:00` or `2026-10-13 15:00`; undefined when it holds no date. */
function readCell(cell: string): WrittenDate['in'] | undefined {
  const [, first = '', mark, second = '', third = ''] =
    /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:\D|$)/.exec(cell.trim()) ?? [];
  if (mark === undefined) return undefined;
  if (first.length === 4) return sure(dateOf(first, second, third));
  const year = third.length === 2 ? `20${third}` : third;
  const dayFirst = dateOf(year, second, first);
  // Dates with dots always have the day before the month.
  if (mark === '.') return sure(dayFirst);
  const monthFirst = dateOf(year, first, second);
  return dayFirst || monthFirst
    ? { ...(dayFirst && { 'day first': dayFirst }), ...(monthFirst && { 'month first': monthFirst }) }
    : undefined;
}

const sure = (date: CalendarDate | undefined): WrittenDate['in'] | undefined =>
  date && { 'day first': date, 'month first': date };

function dateOf(year: string, month: string, day: string): CalendarDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(text) ? text : undefined;
}
