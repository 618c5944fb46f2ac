/** Rows of the People table and the outbox part of an invitation. */
import * as z from 'zod/mini';
import { communitySchema, timeZoneSchema } from './community.ts';
import {
  calendarDateSchema,
  communityIdSchema,
  instantSchema,
  languageSchema,
  memberIdSchema,
  pulseIdSchema,
  tokenHashSchema,
} from './identifiers.ts';

export const memberRoles = ['member', 'steward', 'leader'] as const;

/** A member of one community; the same person in two communities has two rows with the same id. */
export const memberSchema = z.strictObject({
  community: communityIdSchema,
  member: memberIdSchema,
  /** Lower case; ASCII local part. */
  address: z.string(),
  name: z.string(),
  group: z.string(),
  timeZone: timeZoneSchema,
  language: languageSchema,
  role: z.enum(memberRoles),
  /** Why no mail is sent, if none is. Survives a new import of the roster. */
  mailStopped: z.optional(z.enum(['unsubscribed', 'bounced', 'complained'])),
  /** The first day on which survey mails come again, by the roster or by the member's own wish, whichever is later. */
  pausedUntil: z.optional(calendarDateSchema),
});
export type Member = z.infer<typeof memberSchema>;

/**
 * The settings of one community as they were imported last, and the version of its current roster: 32 hex digits of the two
 * files, a hyphen, and 16 of the version before (shared/roster/roster-version). The time zones are those of the whole roster, so
 * that the planner need not read it.
 */
export const programmeSchema = z.strictObject({
  community: communitySchema,
  roster: z.string(),
  zones: z.array(timeZoneSchema),
  importedAt: instantSchema,
});
export type Programme = z.infer<typeof programmeSchema>;

/** What an import can change of a member, by the name of its column. */
export const memberColumns = ['name', 'group', 'timezone', 'language', 'role', 'paused until'] as const;
export type MemberColumn = (typeof memberColumns)[number];

/**
 * One thing that a recent import changed: a member by id, or a field of the configuration by name. `was` is a digest of the
 * value before, so that its return can be noticed; neither value is kept (docs/adr/0046).
 */
export const rememberedChangeSchema = z.strictObject({
  what: z.enum(['added', 'removed', 'setting', ...memberColumns]),
  of: z.string(),
  /** When the file that changed it landed. */
  at: instantSchema,
  was: z.optional(z.string()),
});
export type RememberedChange = z.infer<typeof rememberedChangeSchema>;

/**
 * How a mail ended; absent while it is planned. `unknown`: the provider's answer was lost, never resent by itself. `failed`: a
 * definite refusal. `skipped`: the member gets no survey mails any more. Which may follow which: shared/mail/outbox.
 */
export const outboxStates = ['sent', 'unknown', 'failed', 'bounced', 'skipped'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** An invitation row. It holds no time of any kind, and nothing of an answer. */
export const invitationSchema = z.strictObject({
  pulse: pulseIdSchema,
  token: tokenHashSchema,
  /** Which writing of invitations made it; only those count that the pulse opened with (`writingNumber` of its definition). */
  writing: z.int(),
  member: memberIdSchema,
  /** The group on the roster; its published label is in the definition. */
  group: z.string(),
  timeZone: timeZoneSchema,
  language: languageSchema,
  /** SHA-256 of the blinded elements that were evaluated, once they were. */
  issued: z.optional(z.string()),
  invitation: z.optional(z.enum(outboxStates)),
  reminder1: z.optional(z.enum(outboxStates)),
  reminder2: z.optional(z.enum(outboxStates)),
  expiresAt: z.int(),
});
export type Invitation = z.infer<typeof invitationSchema>;
