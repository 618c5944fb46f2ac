/**
 * Request and response bodies of the answer path. Binary is unpadded base64url; hashes are hex. Sizes are exact, except for
 * the sealed response, whose size submit-response checks against its kind. Unknown fields are refused.
 */
import * as z from 'zod/mini';
import { givenBackInSchema } from './given-back.ts';
import { instantSchema, labelSchema, languageSchema, pulseIdSchema, receiptSchema } from './identifiers.ts';
import { responseKinds } from './response-kinds.ts';

const base64Url = (bytes: number) =>
  z.string().check(z.length(Math.ceil((bytes * 4) / 3)), z.regex(/^[A-Za-z0-9_-]+$/));

const tokenSchema = base64Url(32);

export const statusRequestSchema = z.strictObject({
  pulse: pulseIdSchema,
  token: tokenSchema,
  /** Of the page, for what members get back; pages of a version before that do not say it, and get none. */
  language: z.optional(languageSchema),
});
export type StatusRequest = z.infer<typeof statusRequestSchema>;
/** `issued`: this link has already been used; the page says where. */
export const statusReplySchema = z.strictObject({
  state: z.enum(['invited', 'issued', 'not-open', 'closed']),
  label: z.string(),
  /** The last results and what was done, for the end of the page. */
  givenBack: z.optional(givenBackInSchema),
});
export type StatusReply = z.infer<typeof statusReplySchema>;

/** One blinded element for each response the person sends: the scores, plus the comment if there is one. */
export const credentialRequestSchema = z.strictObject({
  pulse: pulseIdSchema,
  token: tokenSchema,
  blinded: z.array(z.strictObject({ kind: z.enum(responseKinds), element: base64Url(32) })).check(
    z.minLength(1),
    z.maxLength(responseKinds.length),
    z.refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, { error: 'must name each kind once' }),
  ),
});
export type CredentialRequest = z.infer<typeof credentialRequestSchema>;
export const credentialReplySchema = z.strictObject({
  evaluations: z.array(z.strictObject({ kind: z.enum(responseKinds), element: base64Url(32), proof: base64Url(64) })),
});
export type CredentialReply = z.infer<typeof credentialReplySchema>;

/** The credential key is derived from `closes` among other things, so a false `closes` gives a false credential. */
export const responseRequestSchema = z.strictObject({
  pulse: pulseIdSchema,
  /** Until when the pulse accepts answers. The name is older than the soft close, and pages of open pulses send it. */
  closes: instantSchema,
  label: labelSchema,
  kind: z.enum(responseKinds),
  sealed: z.string().check(z.maxLength(3000), z.regex(/^[A-Za-z0-9_-]+$/)),
  credential: base64Url(64),
});
export type ResponseRequest = z.infer<typeof responseRequestSchema>;
export const responseReplySchema = z.strictObject({ receipt: receiptSchema });
export type ResponseReply = z.infer<typeof responseReplySchema>;
