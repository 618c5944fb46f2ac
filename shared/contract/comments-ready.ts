/**
 * Stored beside a quarter's comments for the function that notifies stewards: how many comments there are, and not a word of
 * them.
 */
import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, quarterIdSchema } from './identifiers.ts';

export const commentsReadySchema = z.strictObject({
  version: z.literal(1),
  community: communityIdSchema,
  quarter: quarterIdSchema,
  comments: z.int().check(z.minimum(1)),
  handedOver: instantSchema,
});
export type CommentsReady = z.infer<typeof commentsReadySchema>;
