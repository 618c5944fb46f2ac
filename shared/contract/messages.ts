/** What travels between functions: inputs of schedules and messages of the mail queue. */
import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, pulseIdSchema, quarterIdSchema, tokenHashSchema } from './identifiers.ts';
import { limits } from './limits.ts';

/** The nightly planning; the scheduled time is filled in by the scheduler (`<aws.scheduler.scheduled-time>`). */
export const planInputSchema = z.strictObject({ step: z.literal('plan'), at: instantSchema });

const pulseStep = { community: communityIdSchema, pulse: pulseIdSchema, quarter: quarterIdSchema, at: instantSchema };

/**
 * The input of each one-off schedule. `at` is the instant the step was planned for, written by the planner, so that a late or
 * second delivery computes what the first one did.
 */
export const openInputSchema = z.strictObject({ step: z.literal('open'), ...pulseStep });
export const remindInputSchema = z.strictObject({
  step: z.literal('remind'),
  reminder: z.int().check(z.minimum(1), z.maximum(limits.remindersPerPulse)),
  ...pulseStep,
});
export const freezeInputSchema = z.strictObject({ step: z.literal('freeze'), ...pulseStep });
/** `keyIsLost`: an operator confirms that the sealing key is gone for good, so that closing does not wait for it. */
export const closeInputSchema = z.strictObject({
  step: z.literal('close'),
  ...pulseStep,
  keyIsLost: z.optional(z.literal(true)),
});

/**
 * On how many more mornings the planner repeats the message for stewards whom the mail quota kept it from; absent means none.
 * With none left, what cannot be sent is an error, which the dead-letter queue keeps.
 */
const mornings = { morningsLeft: z.optional(z.int().check(z.minimum(0), z.maximum(limits.laterMornings))) };

/** What stewards hear about a pulse: before it opens, when it has opened or was refused, and how its mails ended. */
export const headsUpInputSchema = z.strictObject({ step: z.literal('heads-up'), ...pulseStep, ...mornings });
export const openedInputSchema = z.strictObject({ step: z.literal('opened'), ...pulseStep, ...mornings });
/** That the results of a pulse are published, or why not. */
export const publishedInputSchema = z.strictObject({ step: z.literal('published'), ...pulseStep, ...mornings });
export const countedInputSchema = z.strictObject({ step: z.literal('counted'), ...pulseStep, ...mornings });

const quarterStep = { community: communityIdSchema, quarter: quarterIdSchema, at: instantSchema };
export const publishInputSchema = z.strictObject({ step: z.literal('publish'), ...quarterStep });
/** The results of one pulse, before its quarter is published. */
export const publishPulseInputSchema = z.strictObject({ step: z.literal('publish-pulse'), ...pulseStep });
export const digestInputSchema = z.strictObject({ step: z.literal('digest'), ...quarterStep, ...mornings });

/** Whether the report of a quarter was published as it should be. */
export const withheldInputSchema = z.strictObject({ step: z.literal('withheld'), ...quarterStep, ...mornings });

/** That the comments of a quarter are ready, and later that they will soon be destroyed. */
export const commentsInputSchema = z.strictObject({
  step: z.enum(['comments', 'comments-end']),
  ...quarterStep,
  ...mornings,
});
export type CommentsInput = z.infer<typeof commentsInputSchema>;

/** What stewards hear about a pulse or its report, as stored when the mail is sent. */
export const noticeInputSchema = z.discriminatedUnion('step', [
  headsUpInputSchema,
  openedInputSchema,
  countedInputSchema,
  publishedInputSchema,
  withheldInputSchema,
]);
export type NoticeInput = z.infer<typeof noticeInputSchema>;

/** An import left its outcome under `results/`; a rule on the inbox sends this. `at` is when that happened. */
export const importNoticeInputSchema = z.strictObject({
  step: z.literal('import-problems'),
  key: z.string(),
  at: instantSchema,
});
export type ImportNoticeInput = z.infer<typeof importNoticeInputSchema>;

export const scheduleInputSchema = z.discriminatedUnion('step', [
  ...noticeInputSchema.def.options,
  commentsInputSchema,
  openInputSchema,
  remindInputSchema,
  freezeInputSchema,
  closeInputSchema,
  publishPulseInputSchema,
  publishInputSchema,
  digestInputSchema,
]);
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;
export type OpenInput = z.infer<typeof openInputSchema>;
export type RemindInput = z.infer<typeof remindInputSchema>;
export type FreezeInput = z.infer<typeof freezeInputSchema>;
export type CloseInput = z.infer<typeof closeInputSchema>;
export type PublishInput = z.infer<typeof publishInputSchema>;
export type PublishPulseInput = z.infer<typeof publishPulseInputSchema>;
export type DigestInput = z.infer<typeof digestInputSchema>;

export const surveyMailKinds = ['invitation', 'reminder-1', 'reminder-2'] as const;
export type SurveyMailKind = (typeof surveyMailKinds)[number];

/** Tags of a mail about several pulses, one for each after the first: `<pulse>.<invitation>`. */
export const furtherPulseTags: readonly string[] = Array.from(
  { length: limits.pulsesPerMail - 1 },
  (_, index) => `pulse-${index + 2}`,
);

/** One message of the mail queue: up to 25 invitations of one pulse that are due the same kind of mail. */
export const mailBatchSchema = z.strictObject({
  kind: z.enum(surveyMailKinds),
  community: communityIdSchema,
  pulse: pulseIdSchema,
  at: instantSchema,
  invitations: z.array(tokenHashSchema).check(z.minLength(1), z.maxLength(limits.recipientsPerMessage)),
});
export type MailBatch = z.infer<typeof mailBatchSchema>;

/** The queue of mails to send. */
export interface MailQueue {
  put(batches: readonly MailBatch[]): Promise<void>;
}
