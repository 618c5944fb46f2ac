/**
 * What an operator asks of `serve-operator`, and what it answers. An operator's own rights cannot read invitations or records of
 * mails, nor write keys, so the commands that need them call this function. It is asked about a person by their id, never by an
 * address, and it answers nothing about who was asked or has answered, and no key.
 */
import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, memberIdSchema, pulseIdSchema, quarterIdSchema } from './identifiers.ts';
import { sentMailSchema } from './mail-record.ts';
import type { OperatorCommand } from './operator-commands.ts';
import { memberSchema, rememberedChangeSchema } from './people.ts';
import { pulseStates } from './pulse-state.ts';

/** A key that a version before docs/adr/0057 kept as a parameter of that name. */
const keptKeySchema = z.strictObject({
  name: z.string(),
  key: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('master'), master: z.enum(['link', 'credential']) }),
    z.strictObject({ kind: z.literal('sealing'), pulse: pulseIdSchema }),
  ]),
  base64url: z.string(),
});
export type KeptKey = z.infer<typeof keptKeySchema>;

/** `at` is the operator's own time: which quarters are kept and which pulses are recent follows from it. */
export const operatorInputSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('about'), member: memberIdSchema, at: instantSchema }),
  z.strictObject({ command: z.literal('pulses'), at: instantSchema }),
  z.strictObject({ command: z.literal('void'), pulse: pulseIdSchema, at: instantSchema }),
  z.strictObject({ command: z.literal('replace-key'), key: z.enum(['link', 'credential', 'read']) }),
  z.strictObject({ command: z.literal('migrate'), keys: z.array(keptKeySchema) }),
]);
export type OperatorInput = z.infer<typeof operatorInputSchema>;

const personSchema = z.strictObject({
  id: memberIdSchema,
  communities: z.array(
    z.strictObject({
      community: communityIdSchema,
      roster: z.optional(memberSchema),
      isForgotten: z.boolean(),
      /** Sessions, and facts by or about the person, without anyone else's id. */
      participation: z.array(z.looseObject({ quarter: quarterIdSchema, kind: z.string() })),
      changed: z.array(z.pick(rememberedChangeSchema, { what: true, at: true })),
    }),
  ),
  mails: z.strictObject({
    sent: z.array(sentMailSchema),
    askedTo: z.array(pulseIdSchema),
    letPass: z.record(z.string(), z.int()),
  }),
});
export type PersonalData = z.infer<typeof personSchema>;

const pulseLineSchema = z.strictObject({
  pulse: pulseIdSchema,
  state: z.enum([...pulseStates, 'planned']),
  opens: instantSchema,
  /** The announced close; answers count until `acceptsUntil`. */
  closes: instantSchema,
  acceptsUntil: instantSchema,
  resultsAt: instantSchema,
});
export type PulseLine = z.infer<typeof pulseLineSchema>;

/** What voiding needs to know of a pulse; null if there is none of that name. */
const voidableSchema = z.nullable(
  z.strictObject({
    pulse: pulseIdSchema,
    community: communityIdSchema,
    quarter: quarterIdSchema,
    state: z.enum(pulseStates),
    acceptsUntil: instantSchema,
    /** The most members who can have answered; 0 until the pulse is frozen. */
    issued: z.int(),
  }),
);
export type VoidablePulse = NonNullable<z.infer<typeof voidableSchema>>;

/**
 * What became of one key. `there`: the table already had it. `different`: it has another one, which stays. `unneeded`: its
 * pulse is over, or was never defined with it.
 */
const copiedKeySchema = z.strictObject({
  name: z.string(),
  ending: z.enum(['copied', 'there', 'different', 'unneeded']),
});
export type CopiedKey = z.infer<typeof copiedKeySchema>;

/** The reply to each command. */
export const operatorReplies = {
  about: personSchema,
  pulses: z.strictObject({ pulses: z.array(pulseLineSchema) }),
  void: voidableSchema,
  'replace-key': z.strictObject({ replaced: z.literal(true) }),
  migrate: z.strictObject({ keys: z.array(copiedKeySchema) }),
} as const satisfies Record<OperatorCommand, z.ZodMiniType>;
export type OperatorReply<C extends OperatorCommand> = z.infer<(typeof operatorReplies)[C]>;
