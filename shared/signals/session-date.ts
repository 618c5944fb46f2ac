import type { CalendarDate } from '../kernel/time.ts';

const iso = /(\d{4})-(\d{2})-(\d{2})/;
/** As meeting tools of any language setting export it in English: month first, the year with two or four digits. */
const monthFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:\D|$)/;

/** The day in a cell such as `10/13/26, 9:00:00 AM` or `2026-10-13 15:00`; undefined when there is none. */
export function dateInCell(cell: string): CalendarDate | undefined {
  const slashed = monthFirst.exec(cell.trim());
  if (slashed) {
    const [, month = '', day = '', year = ''] = slashed;
    return valid(year.length === 2 ? `20${year}` : year, month, day);
  }
  return dateInName(cell);
}

/** The day in a file name such as `zoom-2026-10-20.csv`. */
export function dateInName(name: string): CalendarDate | undefined {
  const [, year = '', month = '', day = ''] = iso.exec(name) ?? [];
  return valid(year, month, day);
}

function valid(year: string, month: string, day: string): CalendarDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? (text as CalendarDate) : undefined;
}
