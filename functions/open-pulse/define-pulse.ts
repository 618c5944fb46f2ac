import { generateSealingKey } from '../../shared/answers/seal-keys.ts';
import type { PulseDates } from '../../shared/calendar/calendar.ts';
import type { SealingKeyNotes, SecretStore } from '../../shared/contract/key-stores.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { secretNames } from '../../shared/contract/secrets.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { openingTerms } from '../../shared/pulse/opening.ts';
import { reachOf } from '../../shared/roster/reachable.ts';

export interface DefinitionPorts {
  readonly pulses: Pick<PulseStore, 'create' | 'read'>;
  readonly secrets: Pick<SecretStore, 'create' | 'remove'>;
  readonly sealingKeyNotes: Pick<SealingKeyNotes, 'note'>;
  /** What the names of private sealing keys begin with. */
  readonly sealingKeyPrefix: string;
  /** Creates the master with the first pulse; afterwards returns the stored one. */
  credentialMaster(): Promise<Uint8Array>;
  random(bytes: number): Uint8Array;
}

/**
 * Creates the definition of a pulse with fresh keys, or returns the one that another run created first. The private sealing
 * key is noted, then stored, before any row names its public half; the run that loses deletes its own. A key that a killed
 * run leaves behind is destroyed with the others at the close, because it was noted.
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
  const sealingParameter = secretNames.sealingKey(ports.sealingKeyPrefix, pulse, sealingKey);
  // It holds no person, and the planner needs it until the quarter is published.
  const expiresAt = epochMilliseconds(publishes) / 1000 + limits.invitationRetentionDays * daySeconds;
  await ports.sealingKeyNotes.note(pulse, sealingParameter, expiresAt);
  await ports.secrets.create(sealingParameter, sealing.privateKey);

  const definition: PulseDefinition = {
    ...terms,
    state: 'opening',
    credentialKey: toHex(credential.publicKey),
    sealingKey,
    sealingParameter,
    expiresAt,
  };
  if ((await ports.pulses.create(definition)) === 'created') return definition;

  const first = await ports.pulses.read(pulse);
  if (!first) throw new PulseError('try-again', 'a definition that exists must be readable');
  // It may be this run's own: a reply was lost, and the client's retry met the row it had already written.
  if (first.sealingParameter !== sealingParameter) await ports.secrets.remove(sealingParameter);
  return first;
}
