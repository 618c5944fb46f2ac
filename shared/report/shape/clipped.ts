import * as z from 'zod/mini';

/** A number as it is shown: itself, or an end that includes everything beyond. */
export const clippedSchema = z.strictObject({
  value: z.number(),
  end: z.enum(['exact', 'or-fewer', 'or-more', 'about']),
});

/**
 * People from one number to another, both possible. For those who answered a question: `to` is everyone who answered the
 * pulse, or every member where that is not shown exactly; how many of them declined is not told from none.
 */
export const peopleRangeSchema = z.strictObject({ from: z.int(), to: z.int() });
