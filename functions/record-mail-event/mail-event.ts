/**
 * What is read of a mail event, in either of two shapes. The rule's input transformer should leave the first, which holds
 * no address, subject or header; the raw event of the provider (second) is read as well and the rest of it is dropped.
 *
 *   { "kind": "Bounce", "bounceType": "Permanent", "tags": { "community": ["…"], "member": ["…"], … } }
 *   { "detail": { "eventType": "Bounce", "bounce": { "bounceType": "Permanent" }, "mail": { "tags": { … } } } }
 */
import * as z from 'zod';
import {
  communityIdSchema,
  memberIdSchema,
  pulseIdSchema,
  tokenHashSchema,
} from '../../shared/contract/identifiers.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import { type SurveyMailKind, surveyMailKinds } from '../../shared/contract/messages.ts';
import type { CommunityId, MemberId, PulseId, TokenHash } from '../../shared/kernel/ids.ts';

export interface MailEvent {
  readonly what: LogEvents['mail.event']['kind'];
  readonly community?: CommunityId | undefined;
  readonly member?: MemberId | undefined;
  /** Only of an invitation or reminder; a digest has none. */
  readonly survey?: { pulse: PulseId; invitation: TokenHash; kind: SurveyMailKind } | undefined;
}

const tagsSchema = z.record(z.string(), z.array(z.string())).catch({});
/** A transformer leaves an empty or null value for a path that an event does not have. */
const shortSchema = z.object({ kind: z.string(), bounceType: z.string().nullish(), tags: tagsSchema });
const rawSchema = z
  .object({
    detail: z.object({
      eventType: z.string(),
      bounce: z.object({ bounceType: z.string() }).optional(),
      mail: z.object({ tags: tagsSchema }),
    }),
  })
  .transform(({ detail }) => ({
    kind: detail.eventType,
    bounceType: detail.bounce?.bounceType,
    tags: detail.mail.tags,
  }));
const eventSchema = z.union([shortSchema, rawSchema]);

/** Undefined for what is no mail event at all. A tag that is missing or not ours is left out. */
export function readMailEvent(event: unknown): MailEvent | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { kind, bounceType, tags } = parsed.data;
  const tag = <T>(name: string, schema: z.ZodType<T>): T | undefined => schema.safeParse(tags[name]?.[0]).data;
  const pulse = tag('pulse', pulseIdSchema);
  const invitation = tag('invitation', tokenHashSchema);
  const mailKind = tag('kind', z.enum(surveyMailKinds));
  return {
    what: whatHappened(kind, bounceType),
    community: tag('community', communityIdSchema),
    member: tag('member', memberIdSchema),
    survey: pulse && invitation && mailKind ? { pulse, invitation, kind: mailKind } : undefined,
  };
}

function whatHappened(kind: string, bounceType: string | null | undefined): MailEvent['what'] {
  if (kind === 'Complaint') return 'complaint';
  if (kind !== 'Bounce') return 'other';
  return bounceType === 'Permanent' ? 'bounce-permanent' : 'bounce-transient';
}
