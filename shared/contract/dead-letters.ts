/**
 * Recognises a dead-lettered event by its shape and says which function retries it. The letter is what that function should
 * have received: the input of a schedule or of a rule, or an S3 or mail event that a rule had not transformed yet.
 */
import * as z from 'zod/mini';
import type { FunctionName } from './functions.ts';
import { importNoticeInputSchema, planInputSchema, type ScheduleInput, scheduleInputSchema } from './messages.ts';
import { inboxKeys } from './objects.ts';

export interface DeadLetter {
  readonly target: FunctionName;
  /** What the event was about: ids of communities and pulses, or the name of a file; never a person. */
  readonly what: string;
  /** What a retry does today. */
  readonly now: string;
  /** The payload to call the function with. */
  readonly input: unknown;
}

const ofStep: Readonly<Record<ScheduleInput['step'], readonly [FunctionName, string]>> = {
  'heads-up': ['notify-stewards', 'tells stewards of the pulse once; too late to be of use when it has opened'],
  opened: ['notify-stewards', 'tells stewards once that the pulse opened'],
  counted: ['notify-stewards', 'tells stewards once how the mails ended'],
  published: ['notify-stewards', 'tells stewards once that the results of a pulse are there, or why they are not'],
  withheld: ['notify-stewards', 'tells stewards once, if the report is not there'],
  comments: ['notify-stewards', 'tells stewards once that comments are ready; nothing when they are destroyed'],
  'comments-end': ['notify-stewards', 'tells stewards once that comments will be destroyed; nothing when they are'],
  open: ['open-pulse', 'opens the pulse, and invites whom it has not invited yet; nothing once the pulse has closed'],
  remind: ['remind-pulse', 'reminds members who have not answered, at this hour; nothing once the pulse has closed'],
  freeze: ['freeze-pulse', 'ends the pulse, however late; nothing where that was done'],
  close: ['close-pulse', 'counts the pulse, however late; nothing where that was done'],
  'publish-pulse': ['publish-quarter', 'publishes the pulse, however late; nothing where that was done'],
  publish: ['publish-quarter', 'publishes the quarter, however late; nothing that was published changes'],
  digest: ['send-digest', 'sends the digest to readers who have not received it'],
};

const objectSchema = z.object({
  'detail-type': z.literal('Object Created'),
  time: z.optional(z.string()),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});
const mailEventSchema = z.union([
  z.object({ kind: z.string(), tags: z.unknown() }),
  z.object({ source: z.literal('aws.ses'), detail: z.object({ eventType: z.string() }) }),
]);
const fileTargets: readonly (readonly [string, FunctionName, string])[] = [
  [inboxKeys.communityPrefix, 'import-roster', 'imports the file as it is in the inbox now'],
  [inboxKeys.signalPrefix, 'import-signals', 'imports the file as it is in the inbox now'],
  [inboxKeys.forgetPrefix, 'forget-member', 'forgets whom the list names; nothing once the list is done'],
];

/** Undefined when none of our functions should have received the letter. */
export function readDeadLetter(letter: unknown): DeadLetter | undefined {
  if (planInputSchema.safeParse(letter).success) {
    const now = 'nothing that the plan of this night will not do';
    return { target: 'plan-pulses', what: 'the plan of a night', now, input: letter };
  }
  const step = scheduleInputSchema.safeParse(letter).data;
  if (step) {
    const [target, now] = ofStep[step.step];
    const of = 'pulse' in step ? step.pulse : `${step.community} ${step.quarter}`;
    return { target, what: `${step.step} ${of} at ${step.at}`, now, input: letter };
  }
  const landed = objectSchema.safeParse(letter).data;
  const notice = importNoticeInputSchema.safeParse(landed ? importNoticeOf(landed) : letter).data;
  if (notice) {
    const now = 'tells stewards of the problems of an import once, or nobody if there were none';
    return { target: 'notify-stewards', what: notice.key, now, input: notice };
  }
  if (landed) {
    const { key } = landed.detail.object;
    const [, target, now] = fileTargets.find(([prefix]) => key.startsWith(prefix)) ?? [];
    return target && now ? { target, what: key, now, input: letter } : undefined;
  }
  if (mailEventSchema.safeParse(letter).success) {
    const now = 'stops mail to the address, if it bounced for good or complained';
    return { target: 'record-mail-event', what: 'a bounce or complaint', now, input: letter };
  }
  return undefined;
}

/** What the rule on import outcomes makes of an event; undefined if the event is about another file. */
const importNoticeOf = ({ time, detail: { object } }: z.infer<typeof objectSchema>): unknown =>
  object.key.startsWith(inboxKeys.resultPrefix) && { step: 'import-problems', key: object.key, at: time };
