import { generateSealingKey } from '../../shared/answers/seal-keys.ts';
import type { PulseDates } from '../../shared/calendar/calendar.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { openingTerms } from '../../shared/pulse/opening.ts';
import { reachOf } from '../../shared/roster/reachable.ts';

export interface DefinitionPorts {
  createPulse(definition: PulseDefinition): Promise<'created' | 'exists'>;
  readPulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  /** Makes the master with the first pulse; afterwards what is stored. */
  credentialMaster(): Promise<Uint8Array>;
  /** The SSM name of a pulse's private sealing key. */
  sealingParameter(pulse: PulseId, publicKeyHex: string): string;
  /** Writes down, until the given second since 1970, that a key of this name may exist. */
  noteSealingKey(pulse: PulseId, parameter: string, expiresAt: number): Promise<void>;
  keepSealingKey(parameter: string, privateKey: Uint8Array): Promise<void>;
  forgetSealingKey(parameter: string): Promise<void>;
  random(bytes: number): Uint8Array;
}

/**
 * Creates the definition of a pulse with fresh keys, or gives the one that another run created first. The private sealing
 * key is noted, then kept, before any row names its public half, and forgotten again by whoever did not win. One that a
 * kill leaves behind is destroyed with the others at the close, because it was noted.
 */
export async function definePulse(
  { community }: Programme,
  dates: PulseDates,
  reachable: readonly Member[],
  ports: DefinitionPorts,
): Promise<PulseDefinition> {
  const terms = openingTerms(community, dates, reachOf(reachable).zones);
  const { pulse, publishes } = terms;
  const credential = deriveCredentialKey(await ports.credentialMaster(), pulse, terms.closes);
  const sealing = generateSealingKey(ports.random(32));
  const sealingKey = toHex(sealing.publicKey);
  const sealingParameter = ports.sealingParameter(pulse, sealingKey);
  // It holds no person, and planning needs it until the quarter is published.
  const expiresAt = epochMilliseconds(publishes) / 1000 + limits.invitationRetentionDays * daySeconds;
  await ports.noteSealingKey(pulse, sealingParameter, expiresAt);
  await ports.keepSealingKey(sealingParameter, sealing.privateKey);

  const definition: PulseDefinition = {
    ...terms,
    state: 'opening',
    credentialKey: toHex(credential.publicKey),
    sealingKey,
    sealingParameter,
    expiresAt,
  };
  if ((await ports.createPulse(definition)) === 'created') return definition;

  const first = await ports.readPulse(pulse);
  if (!first) throw new PulseError('try-again', 'a definition that exists must be readable');
  // It may be this very one: an answer was lost, and the client's own repeat met what it had written itself.
  if (first.sealingParameter !== sealingParameter) await ports.forgetSealingKey(sealingParameter);
  return first;
}
