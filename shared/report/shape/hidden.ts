import * as z from 'zod/mini';

/** Anything not shown says why, as a code and in words; it is never blank and never a zero. */
export const hidden = <Reason extends string>(...reasons: readonly [Reason, ...Reason[]]) =>
  z.strictObject({ status: z.literal('hidden'), reason: z.enum(reasons), words: z.string() });

export const notCollected = z.strictObject({ status: z.literal('not-collected'), words: z.string() });
