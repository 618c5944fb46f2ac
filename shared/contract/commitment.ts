import * as z from 'zod/mini';
import { pulseIdSchema, receiptSchema } from './identifiers.ts';

/** How the counts of a pulse can contradict each other; see functions/close-pulse/contradiction.ts. */
export const contradictions = [
  'more-responses-than-issued',
  'more-issued-than-invited',
  'more-invited-than-promised',
] as const;
export type Contradiction = (typeof contradictions)[number];

/** The public list written at close, before anything is opened: sorted receipts and their RFC 9162 root. */
export const commitmentSchema = z.strictObject({
  version: z.literal(1),
  pulse: pulseIdSchema,
  fingerprint: z.string(),
  invited: z.int(),
  issued: z.int(),
  accepted: z.int(),
  root: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  receipts: z.array(receiptSchema),
  /** The counts contradict each other: nothing was opened, and none of these responses is counted. */
  contradiction: z.optional(z.enum(contradictions)),
  /** The key that opens the responses was lost: nothing could be opened, and none of them is counted. */
  lost: z.optional(z.literal('sealing-key')),
});
export type Commitment = z.infer<typeof commitmentSchema>;
