import { type Commitment, type Contradiction, commitmentSchema } from '../../shared/contract/commitment.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { parseManifest } from '../../shared/contract/pulse.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import type { ClosePulsePorts } from './close-pulse-ports.ts';
import { commitTo } from './commit-to.ts';
import type { FrozenPulse } from './frozen-pulse.ts';

export interface PublishedCommitment {
  /** Recomputed by this run. */
  readonly commitment: Commitment;
  /** Whether it is also, byte for byte, the published one. */
  readonly isPublished: boolean;
  readonly hasKey: boolean;
  /** As published: a repeat that recomputes from fewer rows does not change it. */
  readonly contradiction: Contradiction | undefined;
  /** As published: the key is gone for good. */
  readonly isLost: boolean;
}

/**
 * Publishes the list of everything that will be opened, before the key is read. A list without a contradiction is published
 * only if its key exists or the operator has reported it lost, because the list must say which.
 *
 * A repeat publishes nothing: the first text stays. Late responses are refused and nothing is destroyed before the result
 * exists, so a repeat recomputes the same text; only if another run is already destroying does it differ.
 */
export async function publishCommitment(
  definition: FrozenPulse,
  keyIsLost: boolean,
  ports: ClosePulsePorts,
): Promise<PublishedCommitment> {
  const { pulse, counts, fingerprint, manifest } = definition;
  const { groups } = parseManifest(manifest);
  const commitment = await commitTo(definition, groups, counts, fingerprint, ports.responses);
  const hasKey = await ports.sealingKeys.exists(pulse);
  const saysLost = !hasKey && keyIsLost && !commitment.contradiction;
  const text = JSON.stringify({ ...commitment, ...(saysLost && { lost: 'sealing-key' }) } satisfies Commitment);
  const mayPublish = hasKey || keyIsLost || commitment.contradiction !== undefined;
  const published = mayPublish ? await publishOnce(pulse, text, ports) : await readPublished(pulse, ports);
  const { contradiction, lost } = published ? commitmentSchema.parse(JSON.parse(published)) : commitment;
  return { commitment, isPublished: published === text, hasKey, contradiction, isLost: lost !== undefined };
}

/** Publishes the text unless another run has published first, and returns what is published then. */
async function publishOnce(pulse: PulseId, text: string, ports: Pick<ClosePulsePorts, 'site'>): Promise<string> {
  if ((await ports.site.putOnce(siteKeys.commitment(pulse), text, 'application/json')) === 'written') return text;
  const published = await readPublished(pulse, ports);
  if (published === undefined) throw new PulseError('try-again', 'commitment that is being published must be readable');
  return published;
}

async function readPublished(pulse: PulseId, { site }: Pick<ClosePulsePorts, 'site'>): Promise<string | undefined> {
  const published = await site.read(siteKeys.commitment(pulse));
  return published && new TextDecoder().decode(published);
}
