/**
 * A number of people as a report may show it: exact, or in words that cover several numbers. `of` is the published number that
 * it is part of, so every reader knows its complement as well (shared/report/disclosure/people-guard.ts).
 */
import * as z from 'zod/mini';
import { hidden } from './hidden.ts';

export const peopleSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('exact'), people: z.int(), of: z.int() }),
  /** Fewer than the minimum, possibly none. */
  z.strictObject({ status: z.literal('few'), of: z.int() }),
  /** All of them but fewer than the minimum, possibly all. */
  z.strictObject({ status: z.literal('nearly-all'), of: z.int() }),
  hidden('too-few-people', 'protects-another-number'),
]);
export type People = z.infer<typeof peopleSchema>;

/** The numbers that a shown number of people may stand for; undefined if it is hidden. */
export function boundsOf(shown: People, minimum: number): { readonly from: number; readonly to: number } | undefined {
  switch (shown.status) {
    case 'exact':
      return { from: shown.people, to: shown.people };
    case 'few':
      return { from: 0, to: minimum - 1 };
    case 'nearly-all':
      return { from: Math.max(minimum, shown.of - minimum + 1), to: shown.of };
    case 'hidden':
      return undefined;
  }
}
