import { commitReceipts } from '../../shared/answers/commitment.ts';
import { padReceipts } from '../../shared/answers/padded-receipts.ts';
import { type Commitment, type Contradiction, commitmentSchema } from '../../shared/contract/commitment.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { parseManifest } from '../../shared/contract/pulse.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import type { ClosePulsePorts } from './close-pulse-ports.ts';
import type { FrozenPulse } from './frozen-pulse.ts';
import { type Gathered, gatherResponses } from './gather-responses.ts';

export interface PublishedCommitment {
  readonly gathered: Gathered;
  readonly root: string;
  /** Whether what this run gathered is what was published. */
  readonly isPublished: boolean;
  /** Undefined if it is gone, and never read if the counts contradict each other. */
  readonly privateKey: Uint8Array | undefined;
  /** As published: a repeat that gathers fewer rows does not change it. */
  readonly contradiction: Contradiction | undefined;
  /** As published: the key is gone for good. */
  readonly isLost: boolean;
}

/**
 * Publishes the list of everything that will be opened, padded, before anything is opened. The key is read first, because decoys
 * are made with it. A pulse that is not counted has an empty list that says why: there is nothing to check, and its length
 * would say how many answered. Without a contradiction nothing is published unless the key exists or the operator has
 * reported it lost, because the list must say which.
 *
 * A repeat publishes nothing: the first text stays. Late responses are refused and nothing is destroyed before the result
 * exists, so a repeat makes the same text; only if another run is already destroying does it differ.
 */
export async function publishCommitment(
  definition: FrozenPulse,
  keyIsLost: boolean,
  ports: ClosePulsePorts,
): Promise<PublishedCommitment> {
  const { pulse, counts, fingerprint, manifest, comments } = definition;
  const { groups } = parseManifest(manifest);
  const gathered = await gatherResponses(pulse, groups, counts, ports.responses);
  const { contradiction } = gathered;
  const privateKey = contradiction ? undefined : await ports.sealingKeys.read(pulse);
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  const entries = members * (comments ? 2 : 1);
  const { receipts, root } = commitReceipts(
    privateKey ? padReceipts(gathered.receipts, entries, privateKey, pulse) : [],
  );
  const text = JSON.stringify({
    version: 2,
    pulse,
    fingerprint,
    root,
    receipts: [...receipts],
    ...(contradiction ? { contradiction } : !privateKey && { lost: 'sealing-key' }),
  } satisfies Commitment);
  const mayPublish = privateKey !== undefined || keyIsLost || contradiction !== undefined;
  const standing = mayPublish ? await publishOnce(pulse, text, ports) : await readPublished(pulse, ports);
  const published = standing === undefined ? undefined : commitmentSchema.parse(JSON.parse(standing));
  return {
    gathered,
    root: published?.root ?? root,
    isPublished: standing === text || isOlderListOf(gathered, published),
    privateKey,
    contradiction: published ? published.contradiction : contradiction,
    isLost: published?.lost !== undefined,
  };
}

/** A list of the first version has every receipt and no decoy; it stays if a run published it before this code came. */
const isOlderListOf = ({ receipts }: Gathered, published: Commitment | undefined): boolean =>
  published?.version === 1 &&
  published.receipts.length === receipts.size &&
  published.receipts.every((receipt) => receipts.has(receipt));

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
