/**
 * Which dates of facts are believed: those within two years either way. A year of 26 or 9999 is a slip, and no quarter is
 * counted for it.
 */
import { limits } from '../contract/limits.ts';
import type { Instant } from '../kernel/time.ts';

type InWords = readonly [problem: string, cure: string];

/** Says what is wrong with a day or instant too far from `now`; undefined for all others. */
export function datesAround(now: Instant): (date: string) => InWords | undefined {
  const [first, last] = [-1, 1].map((way) => {
    const year = Number(now.slice(0, 4)) + way * limits.factYears;
    // The last of February becomes the first of March if the year has no 29th.
    return new Date(Date.UTC(year, Number(now.slice(5, 7)) - 1, Number(now.slice(8, 10)))).toISOString().slice(0, 10);
  });
  const words: InWords = [
    `is more than ${limits.factYears} years from today.`,
    `Write a day from ${first} to ${last}, or leave the entry out.`,
  ];
  return (date) => {
    const day = date.slice(0, 10);
    return day < (first ?? '') || day > (last ?? '') ? words : undefined;
  };
}
