import type { EnvName } from '../../shared/contract/env.ts';
import { PulseError } from '../../shared/kernel/errors.ts';

/**
 * The only place that reads the environment. A handler names what it needs at module scope; everything that is missing
 * is reported at once, by name and never by value.
 */
export function readEnv<const Name extends EnvName>(...names: readonly Name[]): Record<Name, string> {
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new PulseError('configuration-missing', `environment must set ${missing.join(', ')}`);
  }
  return Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
}

/** A setting that a deployment may leave unset; undefined then. */
export const readOptionalEnv = (name: EnvName): string | undefined => process.env[name] || undefined;
