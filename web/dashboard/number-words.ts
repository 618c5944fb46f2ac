import { reportNumbers } from '../../locales/en/report-numbers.ts';
import type { ClippedNumber } from '../../shared/report/shape/quarter-report.ts';

/** A shown count in words, with "or more" or "or fewer" if it includes everything beyond it. */
export function countInWords({ value, end }: ClippedNumber): string {
  if (end === 'exact') return String(value);
  return end === 'or-more' ? reportNumbers.orMore(value) : reportNumbers.orFewer(value);
}

export const dayInWords = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
