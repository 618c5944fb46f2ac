import { reportNumbers } from '../../../locales/en/report-numbers.ts';
import type { ClippedNumber } from './instrument-report.ts';

/** A score or mean to one decimal, with what its end says. */
export function scoreInWords({ value, end }: ClippedNumber): string {
  const number = value.toFixed(1);
  switch (end) {
    case 'exact':
      return number;
    case 'or-more':
      return reportNumbers.orMore(number);
    case 'or-fewer':
      return reportNumbers.orLess(number);
    case 'about':
      return reportNumbers.about(number);
  }
}

/** Whole percent between two ends. */
export function percentInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return `${to}%`;
  return from === 0 ? reportNumbers.orFewer(`${to}%`) : reportNumbers.percentRange(from, to);
}

/** "7 of 42": the favourable answers of those who answered, with what an end or a range says. */
export function favourableInWords({ from, to }: { readonly from: number; readonly to: number }, of: number): string {
  if (from === to) return reportNumbers.of(from, of);
  if (from === 0) return reportNumbers.of(reportNumbers.orFewer(to), of);
  return reportNumbers.of(to === of ? reportNumbers.orMore(from) : reportNumbers.between(from, to), of);
}
