import { generateSealingKey } from '../../shared/answers/seal-keys.ts';
import type { PulseDates } from '../../shared/calendar/calendar.ts';
import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { givenBackSchema } from '../../shared/contract/given-back.ts';
import { limits } from '../../shared/contract/limits.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseCreation, PulseStore } from '../../shared/contract/pulse-store.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { type ComparisonPorts, compareCommunities } from '../../shared/pulse/compare-communities.ts';
import { openingTerms, type Reach } from '../../shared/pulse/opening.ts';

export interface DefinitionPorts extends ComparisonPorts {
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly creation: PulseCreation;
  readonly site: Pick<SiteStore, 'read'>;
  /** Creates the master with the first pulse; afterwards returns the stored one. */
  credentialMaster(): Promise<Uint8Array>;
  random(bytes: number): Uint8Array;
}

/**
 * Creates the definition of a pulse with fresh keys, or returns the one that another run created first. The private sealing
 * is stored in the same transaction as its public half: there is never one without the other, and the key of a run that
 * comes second is never stored.
 *
 * Whether the pulse is coarse is part of that one write: it is full only if, at that moment, no pulse that could be
 * subtracted from it is.
 */
export async function definePulse(
  { community }: Programme,
  dates: PulseDates,
  reach: Reach,
  ports: DefinitionPorts,
): Promise<PulseDefinition> {
  const { detail, unlessFull } = await compareCommunities(community, dates, reach, ports);
  const terms = openingTerms(community, dates, reach.zones);
  const { pulse, publishes } = terms;
  const credential = deriveCredentialKey(await ports.credentialMaster(), pulse, terms.acceptsUntil);
  const sealing = generateSealingKey(ports.random(32));
  const lastReport = await lastReportOf(community.id, ports);
  const definition: PulseDefinition = {
    ...terms,
    detail,
    ...(lastReport && { lastReport }),
    state: 'opening',
    credentialKey: toHex(credential.publicKey),
    sealingKey: toHex(sealing.publicKey),
    // It holds no person, and the planner needs it until the quarter is published.
    expiresAt: epochMilliseconds(publishes) / 1000 + limits.invitationRetentionDays * daySeconds,
  };
  const created = await ports.creation.create(definition, sealing.privateKey, unlessFull);
  if (created === 'created') return definition;
  if (created === 'overtaken') {
    const coarse: PulseDefinition = { ...definition, detail: 'coarse' };
    if ((await ports.creation.create(coarse, sealing.privateKey)) === 'created') return coarse;
  }

  // Another run's. It would also be right if it were this run's own.
  const first = await ports.pulses.read(pulse);
  if (!first) throw new PulseError('try-again', 'a definition that exists must be readable');
  return first;
}

/** Stored by publish-quarter; from here it goes with the definition to the mails, whose sender needs no right to files. */
async function lastReportOf(
  community: CommunityId,
  { site }: Pick<DefinitionPorts, 'site'>,
): Promise<PulseDefinition['lastReport']> {
  const stored = await site.read(siteKeys.givenBack(community));
  const { results, links } = stored ? givenBackSchema.parse(JSON.parse(new TextDecoder().decode(stored))) : {};
  const link = results && links?.[results.quarter];
  return results && link !== undefined ? { quarter: results.quarter, link } : undefined;
}
