/**
 * A pulse: what the public may know about it (the manifest), and what the identity side keeps (the definition).
 *
 * The manifest is one immutable JSON file. Its bytes are hashed as they are, so no canonical form is needed: having the file
 * means having the fingerprint. The full SHA-256 is in every link; mails show its first 128 bits in readable form.
 */
import * as z from 'zod/mini';
import type { Instant } from '../kernel/time.ts';
import { instrumentRefSchema, timeZoneSchema } from './community.ts';
import {
  communityIdSchema,
  hex32Schema,
  instantSchema,
  labelSchema,
  languageSchema,
  pulseIdSchema,
  quarterIdSchema,
} from './identifiers.ts';
import { ownInstrumentSchema } from './instrument.ts';
import { type Joining, joiningSchema } from './joining.ts';
import { ruleShape } from './pulse-rules.ts';
import { pulseStates } from './pulse-state.ts';

export const groupSchema = z.strictObject({
  label: labelSchema,
  /** Everyone on the roster under this label, whether or not they get survey mails. */
  members: z.int().check(z.minimum(1)),
  /** The department or division that the label is in; absent at the top. */
  within: z.optional(z.string()),
});
export type Group = z.infer<typeof groupSchema>;

/** The labels of a pulse and how they are joined at the close: of a manifest, or foreseen. */
export interface LabelledGroups {
  readonly groups: readonly Group[];
  /** Absent before there were departments: then all labels are at the top. */
  readonly joining?: Joining | undefined;
}

export const manifestSchema = z.strictObject({
  version: z.literal(2),
  pulse: pulseIdSchema,
  community: z.strictObject({ id: communityIdSchema, name: z.string() }),
  quarter: quarterIdSchema,
  opens: instantSchema,
  /** The announced close, which mails name. */
  closes: instantSchema,
  /** The end of the soft close: answers count until then (docs/adr/0067). Absent before it: then they counted until `closes`. */
  acceptsUntil: z.optional(instantSchema),
  /** When the results of this pulse are to be published; absent before 2.1, when its quarter's report was the first to have them. */
  resultsAt: z.optional(instantSchema),
  /** When the quarter report that uses this pulse is to be published. */
  publishes: instantSchema,
  instruments: z.array(instrumentRefSchema).check(z.minLength(1)),
  /** SHA-256 of the items' wording in all languages, see shared/answers/instruments. */
  itemsHash: hex32Schema,
  ...ruleShape,
  /** RFC 9497 POPRF public key, 32 bytes as hex. */
  credentialKey: hex32Schema,
  /** RFC 9180 P-256 public key, uncompressed, 65 bytes as hex. */
  sealingKey: z.string().check(z.regex(/^04[0-9a-f]{128}$/)),
  /** The labels under which answers may be counted, with how many members each has, sorted by label. */
  groups: z.array(groupSchema).check(z.minLength(1)),
  /** How labels will be counted together at the close if too few answer; absent before there were departments. */
  joining: z.optional(joiningSchema),
  /** Points from this one up are "favourable" on a five-point scale. */
  favourableFrom: z.int(),
  padding: z.strictObject({ scores: z.int(), comment: z.int() }),
  /** SHA-256 of the survey page, by language, and of the protocol code it loads. */
  pages: z.partialRecord(languageSchema, hex32Schema),
  protocolCode: hex32Schema,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Until when the pulse of a manifest accepts answers. */
export const acceptsUntilOf = ({ closes, acceptsUntil }: Pick<Manifest, 'closes' | 'acceptsUntil'>): Instant =>
  acceptsUntil ?? closes;
export const resultsAtOf = ({ publishes, resultsAt }: Pick<Manifest, 'publishes' | 'resultsAt'>): Instant =>
  resultsAt ?? publishes;

const firstVersionSchema = z.strictObject({
  ...manifestSchema.shape,
  version: z.literal(1),
  groups: z.array(z.strictObject({ label: labelSchema, invited: z.int() })),
});

/** Reads a manifest. One of version 1, of a pulse that opened before members were counted, has as many as it invited. */
export function parseManifest(text: string): Manifest {
  const stored: unknown = JSON.parse(text);
  const first = firstVersionSchema.safeParse(stored);
  if (!first.success) return manifestSchema.parse(stored);
  const groups = first.data.groups.map(({ label, invited }) => ({ label, members: invited }));
  return { ...first.data, version: 2, groups };
}

/** How the invitations of a pulse ended, by published label; counted once, when the pulse freezes. */
export const groupCountsSchema = z.strictObject({
  label: labelSchema,
  /** Invitations written. */
  invited: z.int(),
  /**
   * People whom no mail of the pulse reached: every one bounced, was refused, was no longer to be sent, or was never sent.
   */
  undelivered: z.int(),
  /** Sendings to which the provider never replied; not counted as undelivered. */
  unknown: z.int(),
  /** Invitations that were spent for a credential. */
  issued: z.int(),
});
export type GroupCounts = z.infer<typeof groupCountsSchema>;

/** Why a pulse was not held. */
export const pulseRefusals = ['too-few-reachable', 'cannot-finish-sending', 'not-opened-in-time'] as const;
export type PulseRefusal = (typeof pulseRefusals)[number];

/** How many mails were to be sent under which quota when a pulse opened: the arithmetic for a pulse that could not finish. */
export const sendingSchema = z.strictObject({
  mails: z.int(),
  /** Mails a second that the provider allows, before our share is taken. */
  perSecond: z.number(),
  /** Mails a day, -1 for no limit, and how many were already used. */
  perDay: z.number(),
  sentToday: z.number(),
});
export type Sending = z.infer<typeof sendingSchema>;
/** What the provider allows; `perDay` is -1 where there is no daily limit. */
export type SendQuota = Omit<Sending, 'mails'>;

/** The definition row in the Invitations table. */
export const pulseDefinitionSchema = z.strictObject({
  pulse: pulseIdSchema,
  community: communityIdSchema,
  communityName: z.string(),
  quarter: quarterIdSchema,
  state: z.enum(pulseStates),
  opens: instantSchema,
  closes: instantSchema,
  acceptsUntil: instantSchema,
  resultsAt: instantSchema,
  publishes: instantSchema,
  instruments: z.array(instrumentRefSchema),
  /** The community's own instruments that this pulse asks, as they were when it opened. */
  ownInstruments: z.optional(z.array(ownInstrumentSchema)),
  ...ruleShape,
  /** The newest report when the pulse was defined, with what follows `#` in its read link: for the mails. */
  lastReport: z.optional(z.strictObject({ quarter: quarterIdSchema, link: z.string() })),
  credentialKey: hex32Schema,
  sealingKey: z.string(),
  /** Written by versions that kept the private half as a parameter of this name; only `pulse migrate` reads it. */
  sealingParameter: z.optional(z.string()),
  /** From `open` on: the manifest's bytes as text, and their SHA-256. */
  manifest: z.optional(z.string()),
  fingerprint: z.optional(hex32Schema),
  /** From `open` on: group on the roster to label in the manifest. */
  labels: z.optional(z.record(z.string(), labelSchema)),
  /** From `frozen` on. */
  counts: z.optional(z.array(groupCountsSchema)),
  refusal: z.optional(z.enum(pulseRefusals)),
  /** From `open` or `refused` on, unless the provider did not report its quota. */
  sending: z.optional(sendingSchema),
  /** The time zones of the people invited: reminders follow them even if no one on the roster lives there any more. */
  zones: z.optional(z.array(timeZoneSchema)),
  /** The number of the last run of writing invitations, from 1; the pulse opens with that one (docs/adr/0033). */
  writingNumber: z.optional(z.int()),
  expiresAt: z.int(),
});
export type PulseDefinition = z.infer<typeof pulseDefinitionSchema>;

/** Reads a definition. A pulse that opened before the soft close keeps to what it promised: it ends when it closes. */
export const parseDefinition = (row: Readonly<Record<string, unknown>>): PulseDefinition =>
  pulseDefinitionSchema.parse({ acceptsUntil: row['closes'], resultsAt: row['publishes'], ...row });

/** The first 128 bits of a fingerprint as people compare it: eight groups of four hex digits. */
export const readableFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
