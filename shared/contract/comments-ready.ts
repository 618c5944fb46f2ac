/** Beside the comments of a quarter, for who tells stewards of them: how many there are, and no word of them. */
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
