/**
 * What the gate reads of a pulse's definition for every call, and nothing else of it: neither questions nor counts. It is a
 * schema of its own because the whole one (shared/contract/pulse) brings instruments along, which no credential needs.
 */
import * as z from 'zod/mini';
import { hex32Schema, instantSchema, pulseIdSchema } from './identifiers.ts';
import { pulseStates } from './pulse-state.ts';

export const pulseGateSchema = z.strictObject({
  pulse: pulseIdSchema,
  state: z.enum(pulseStates),
  opens: instantSchema,
  closes: instantSchema,
  comments: z.boolean(),
  credentialKey: hex32Schema,
  labels: z.optional(z.record(z.string(), z.string())),
  /** Only invitations of this writing are any (docs/adr/0033). */
  writingNumber: z.optional(z.int()),
});
export type PulseGate = z.infer<typeof pulseGateSchema>;
