/**
 * What the gate reads of a pulse's definition on every call, and nothing more: neither questions nor counts. It is a separate
 * schema because the whole one (shared/contract/pulse) brings in instruments, which no credential needs.
 */
import * as z from 'zod/mini';
import { hex32Schema, instantSchema, pulseIdSchema } from './identifiers.ts';
import { pulseStates } from './pulse-state.ts';

export const pulseGateSchema = z.strictObject({
  pulse: pulseIdSchema,
  state: z.enum(pulseStates),
  opens: instantSchema,
  /** Absent before the soft close: then a pulse accepted answers until `closes`. */
  acceptsUntil: z.optional(instantSchema),
  closes: instantSchema,
  comments: z.boolean(),
  credentialKey: hex32Schema,
  labels: z.optional(z.record(z.string(), z.string())),
  /** Only invitations of this run of writing are valid (docs/adr/0033). */
  writingNumber: z.optional(z.int()),
});
export type PulseGate = z.infer<typeof pulseGateSchema>;
