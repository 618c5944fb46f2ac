/** Rows of the People table and the outbox part of an invitation. */
import * as z from 'zod/mini';
import { communitySchema, timeZoneSchema } from './community.ts';
import {
  calendarDateSchema,
  communityIdSchema,
  groupNameSchema,
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
  group: groupNameSchema,
  timeZone: timeZoneSchema,
  language: languageSchema,
  role: z.enum(memberRoles),
  /** Why no mail is sent, if mail is stopped. A new import of the roster does not change it. */
  mailStopped: z.optional(z.enum(['unsubscribed', 'bounced', 'complained'])),
  /** The first day on which survey mails resume, by the roster or by the member's own wish, whichever is later. */
  pausedUntil: z.optional(calendarDateSchema),
});
export type Member = z.infer<typeof memberSchema>;

/**
 * The settings of one community as last imported, and the version of its current roster: 32 hex digits of the two files, a
 * hyphen, and 16 of the previous version (shared/roster/roster-version). The time zones are those of the whole roster, so
 * that the planner need not read it.
 */
export const programmeSchema = z.strictObject({
  community: communitySchema,
  roster: z.string(),
  zones: z.array(timeZoneSchema),
  importedAt: instantSchema,
});
export type Programme = z.infer<typeof programmeSchema>;

/** What an import can change about a member, by the name of its column. */
export const memberColumns = ['name', 'group', 'timezone', 'language', 'role', 'paused until'] as const;
export type MemberColumn = (typeof memberColumns)[number];

/**
 * One thing that a recent import changed: a member by id, or a field of the configuration by name. `was` is a digest of the
 * previous value, so that its return can be noticed; neither value is kept (docs/adr/0046).
 */
export const rememberedChangeSchema = z.strictObject({
  what: z.enum(['added', 'removed', 'setting', ...memberColumns]),
  of: z.string(),
  /** When the file that changed it arrived. */
  at: instantSchema,
  was: z.optional(z.string()),
});
export type RememberedChange = z.infer<typeof rememberedChangeSchema>;

/**
 * How a mail ended; absent while it is planned. `unknown`: the provider's answer was lost; never resent automatically.
 * `failed`: a definite refusal. `skipped`: the member no longer gets survey mails. shared/mail/outbox says which state may
 * follow which.
 */
export const outboxStates = ['sent', 'unknown', 'failed', 'bounced', 'skipped'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** An invitation row. It holds no time of any kind, and nothing about answers. */
export const invitationSchema = z.strictObject({
  pulse: pulseIdSchema,
  token: tokenHashSchema,
  /**
   * Which run of writing invitations made this one; only those of the run that the pulse opened with count (`writingNumber`
   * of its definition).
   */
  writing: z.int(),
  member: memberIdSchema,
  /** The group on the roster; its published label is in the definition. */
  group: groupNameSchema,
  timeZone: timeZoneSchema,
  language: languageSchema,
  /** SHA-256 of the blinded elements, once they have been evaluated. */
  issued: z.optional(z.string()),
  invitation: z.optional(z.enum(outboxStates)),
  reminder1: z.optional(z.enum(outboxStates)),
  reminder2: z.optional(z.enum(outboxStates)),
  expiresAt: z.int(),
});
export type Invitation = z.infer<typeof invitationSchema>;
