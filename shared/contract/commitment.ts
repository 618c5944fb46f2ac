import * as z from 'zod/mini';
import { pulseIdSchema, receiptSchema } from './identifiers.ts';

/** How the counts of a pulse can contradict each other; see functions/close-pulse/contradiction.ts. */
export const contradictions = [
  'more-responses-than-issued',
  'more-issued-than-invited',
  'more-invited-than-promised',
] as const;
export type Contradiction = (typeof contradictions)[number];

const listShape = {
  pulse: pulseIdSchema,
  fingerprint: z.string(),
  root: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** The counts contradict each other: nothing was opened, and no response is counted. */
  contradiction: z.optional(z.enum(contradictions)),
  /** The key that opens the responses was lost: nothing could be opened, and no response is counted. */
  lost: z.optional(z.literal('sealing-key')),
};

/**
 * The public list written at close, before anything is opened: sorted receipts and their RFC 9162 root. Version 2 is padded with
 * decoys (shared/answers/padded-receipts.ts), and empty if the pulse is not counted. Version 1 had no decoys and said how many
 * people were invited, got a credential and answered.
 */
export const commitmentSchema = z.discriminatedUnion('version', [
  z.strictObject({ version: z.literal(2), ...listShape, receipts: z.array(receiptSchema) }),
  z.strictObject({
    version: z.literal(1),
    ...listShape,
    invited: z.int(),
    issued: z.int(),
    accepted: z.int(),
    receipts: z.array(receiptSchema),
  }),
]);
export type Commitment = z.infer<typeof commitmentSchema>;
