/**
 * The parts read of a mail event, in either of two shapes. The rule's input transformer should leave the first, which holds
 * no address, subject or header; the provider's raw event (the second) is read too, and the rest of it is dropped.
 *
 *   { "kind": "Bounce", "bounceType": "Permanent", "tags": { "community": ["…"], "member": ["…"], … } }
 *   { "detail": { "eventType": "Bounce", "bounce": { "bounceType": "Permanent" }, "mail": { "tags": { … } } } }
 */
import * as z from 'zod/mini';
import {
  communityIdSchema,
  memberIdSchema,
  pulseIdSchema,
  tokenHashSchema,
} from '../../shared/contract/identifiers.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import { furtherPulseTags, type SurveyMailKind, surveyMailKinds } from '../../shared/contract/messages.ts';
import { communityOf } from '../../shared/contract/pulse-id.ts';
import type { CommunityId, MemberId, PulseId, TokenHash } from '../../shared/kernel/ids.ts';

export interface MailEvent {
  readonly what: LogEvents['mail.event']['kind'];
  /** The members it was for: several, if one mail was about several. */
  readonly communities: readonly CommunityId[];
  readonly member?: MemberId | undefined;
  /** Only for invitations and reminders; a digest has none. */
  readonly surveys: readonly { pulse: PulseId; invitation: TokenHash; kind: SurveyMailKind }[];
}

const tagsSchema = z.record(z.string(), z.array(z.string()));
/** A transformer puts an empty or null value for a path that an event lacks. */
const shortSchema = z.object({ kind: z.string(), bounceType: z.nullish(z.string()), tags: z.optional(z.unknown()) });
const rawSchema = z.pipe(
  z.object({
    detail: z.object({
      eventType: z.string(),
      bounce: z.optional(z.object({ bounceType: z.string() })),
      mail: z.object({ tags: z.optional(z.unknown()) }),
    }),
  }),
  z.transform(({ detail }) => ({
    kind: detail.eventType,
    bounceType: detail.bounce?.bounceType,
    tags: detail.mail.tags,
  })),
);
const eventSchema = z.union([shortSchema, rawSchema]);

/** Undefined for anything but a mail event. A missing or foreign tag is left out. */
export function readMailEvent(event: unknown): MailEvent | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { kind, bounceType } = parsed.data;
  const tags = tagsSchema.safeParse(parsed.data.tags).data ?? {};
  const tag = <T>(name: string, schema: z.ZodMiniType<T>): T | undefined => schema.safeParse(tags[name]?.[0]).data;
  const mailKind = tag('kind', z.enum(surveyMailKinds));
  const first = `${tags['pulse']?.[0] ?? ''}.${tags['invitation']?.[0] ?? ''}`;
  const surveys = [first, ...furtherPulseTags.flatMap((name) => tags[name]?.[0] ?? [])].flatMap((text) => {
    const [pulse, invitation] = text.split('.');
    const named = z.object({ pulse: pulseIdSchema, invitation: tokenHashSchema }).safeParse({ pulse, invitation });
    return named.success && mailKind ? [{ ...named.data, kind: mailKind }] : [];
  });
  const community = tag('community', communityIdSchema);
  return {
    what: whatHappened(kind, bounceType),
    communities: [...new Set([...(community ? [community] : []), ...surveys.map(({ pulse }) => communityOf(pulse))])],
    member: tag('member', memberIdSchema),
    surveys,
  };
}

function whatHappened(kind: string, bounceType: string | null | undefined): MailEvent['what'] {
  if (kind === 'Complaint') return 'complaint';
  if (kind !== 'Bounce') return 'other';
  return bounceType === 'Permanent' ? 'bounce-permanent' : 'bounce-transient';
}
