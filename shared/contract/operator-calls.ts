/**
 * What an operator asks of `serve-operator`, and what it answers. An operator's own rights cannot read invitations or records of
 * mails, so the commands that need them call this function. It is asked about a person by their id, never by an address, and it
 * answers nothing about who was asked or has answered.
 */
import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, memberIdSchema, pulseIdSchema, quarterIdSchema } from './identifiers.ts';
import { sentMailSchema } from './mail-record.ts';
import type { OperatorCommand } from './operator-commands.ts';
import { memberSchema, rememberedChangeSchema } from './people.ts';
import { pulseStates } from './pulse-state.ts';

/** `at` is the operator's own time: which quarters are kept and which pulses are recent follows from it. */
export const operatorInputSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('about'), member: memberIdSchema, at: instantSchema }),
  z.strictObject({ command: z.literal('pulses'), at: instantSchema }),
  z.strictObject({ command: z.literal('void'), pulse: pulseIdSchema, at: instantSchema }),
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
  closes: instantSchema,
});
export type PulseLine = z.infer<typeof pulseLineSchema>;

/** What voiding needs to know of a pulse; null if there is none of that name. */
const voidableSchema = z.nullable(
  z.strictObject({
    pulse: pulseIdSchema,
    community: communityIdSchema,
    quarter: quarterIdSchema,
    state: z.enum(pulseStates),
    closes: instantSchema,
    /** The most members who can have answered; 0 until the pulse is frozen. */
    issued: z.int(),
  }),
);
export type VoidablePulse = NonNullable<z.infer<typeof voidableSchema>>;

/** The reply to each command. */
export const operatorReplies = {
  about: personSchema,
  pulses: z.strictObject({ pulses: z.array(pulseLineSchema) }),
  void: voidableSchema,
} as const satisfies Record<OperatorCommand, z.ZodMiniType>;
export type OperatorReply<C extends OperatorCommand> = z.infer<(typeof operatorReplies)[C]>;
