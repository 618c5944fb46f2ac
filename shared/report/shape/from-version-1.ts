/**
 * Reads a file of version 1 as one of version 2. The numbers are those of the file, and so is `version`, so that attackers
 * know which rules made them. Whatever this does not know stays as it is, for the schema to accept or refuse.
 */

import { participationFromVersion1 } from './participation-from-1x.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @param stored parsed JSON of any shape; not changed */
export const fromVersion1 = (stored: unknown): unknown =>
  changed(participationFromVersion1(stored), { pulses: each(pulseFrom1) });

const pulseFrom1 = (pulse: unknown): unknown => changed(pulse, { instruments: each(instrumentFrom1) });

const instrumentFrom1 = (instrument: unknown): unknown => instrument;

const each = (change: (value: unknown) => unknown) => (values: unknown) =>
  Array.isArray(values) ? values.map(change) : values;

/** A copy with the named fields changed, where they exist. */
function changed(node: unknown, changes: Readonly<Record<string, (value: unknown) => unknown>>): unknown {
  if (!isFields(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, Object.hasOwn(changes, name) ? changes[name]?.(value) : value]),
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
