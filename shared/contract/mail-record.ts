/**
 * What is kept about mails to one person, across all communities: rows of the Invitations table in a partition of that
 * person. They hold days, never hours, and nothing about answers except how many pulses went unanswered.
 */
import * as z from 'zod/mini';
import type { CommunityId, PulseId } from '../kernel/ids.ts';
import { calendarDateSchema, communityIdSchema, pulseIdSchema } from './identifiers.ts';
import { surveyMailKinds } from './messages.ts';

/** One survey mail, about one pulse or several. */
export const sentMailSchema = z.strictObject({
  day: calendarDateSchema,
  kind: z.enum(surveyMailKinds),
  /** Sorted. */
  pulses: z.array(pulseIdSchema).check(z.minLength(1)),
});
export type SentMail = z.infer<typeof sentMailSchema>;

/** The mails of recent days; `version` counts the writes, so that each write is known to have seen the previous one. */
export const sentMailsSchema = z.strictObject({
  mails: z.array(sentMailSchema),
  version: z.int().check(z.minimum(1)),
  expiresAt: z.int(),
});

/** How many pulses of a community in a row a person left unanswered, and the last one that was counted. */
export const missedPulsesSchema = z.strictObject({
  community: communityIdSchema,
  missed: z.int().check(z.minimum(1)),
  pulse: pulseIdSchema,
  expiresAt: z.int(),
});

/** All of it, as the sender of a mail sees it. */
export interface MailRecord {
  readonly mails: readonly SentMail[];
  /** 0 before the first write. */
  readonly version: number;
  /** Pulses that the person is currently asked to answer, in any community. */
  readonly asked: readonly PulseId[];
  readonly missed: ReadonlyMap<CommunityId, number>;
}
