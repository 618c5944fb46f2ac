import type { ClippedNumber } from '../../shared/report/quarter-report.ts';

/** A shown number in words: its end, where it stands for everything beyond it, is part of it. */
export function inWords({ value, end }: ClippedNumber, decimals: number): string {
  const number = value.toFixed(decimals);
  if (end === 'exact') return number;
  return `${number} ${end === 'or-more' ? 'or more' : 'or fewer'}`;
}

export const dayInWords = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
