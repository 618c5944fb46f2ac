import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { PulseError } from '../../shared/kernel/errors.ts';

/** A definition with everything that freezing fixes. */
export type FrozenPulse = PulseDefinition & {
  readonly [name in 'counts' | 'fingerprint' | 'manifest']: NonNullable<PulseDefinition[name]>;
};

/** @throws PulseError try-again before the pulse is frozen, promise-broken if it was frozen without its counts */
export function frozenPulse(definition: PulseDefinition): FrozenPulse {
  const { state, counts, fingerprint, manifest } = definition;
  if (state !== 'frozen') throw new PulseError('try-again', 'pulse must be frozen before it is closed');
  if (!counts || !fingerprint || !manifest)
    throw new PulseError('promise-broken', 'frozen pulse must have counts, manifest and fingerprint');
  return { ...definition, counts, fingerprint, manifest };
}
