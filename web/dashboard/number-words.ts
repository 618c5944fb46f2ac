import { reportNumbers } from '../../locales/en/report-numbers.ts';
import type { PeopleRange } from '../../shared/report/disclosure/split-bar.ts';

/** How many chose something, of a whole that may have. */
export function countInWords({ from, to }: PeopleRange, whole: number): string {
  if (from === to) return String(from);
  if (from === 0) return reportNumbers.orFewer(to);
  return to === whole ? reportNumbers.orMore(from) : reportNumbers.between(from, to);
}

/** How many people are behind a value: all who may be, where it is not known how many declined. */
export const behindInWords = ({ from, to }: PeopleRange): string =>
  from === to ? String(from) : reportNumbers.upTo(to);

export const dayInWords = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
