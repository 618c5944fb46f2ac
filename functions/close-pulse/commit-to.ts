import type { Commitment } from '../../shared/contract/answer-api.ts';
import type { GroupCounts, PulseDefinition } from '../../shared/contract/pulse.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { Receipt } from '../../shared/kernel/ids.ts';
import { commitReceipts } from '../../shared/responses/commitment.ts';
import type { SealedResponses } from './open-committed.ts';

/**
 * The list of all responses of a pulse as it is published before anything is opened: receipts of scores and comments
 * alike, sorted. `accepted` counts scores, one for each person, so that invited ≥ issued ≥ accepted can be checked.
 */
export async function commitTo(
  { pulse }: Pick<PulseDefinition, 'pulse'>,
  counts: readonly GroupCounts[],
  fingerprint: string,
  responses: SealedResponses,
): Promise<Commitment> {
  const all: Receipt[] = [];
  let accepted = 0;
  for (const shard of shardNames) {
    for await (const page of responses.list(pulse, shard)) {
      for (const { receipt, kind } of page) {
        all.push(receipt);
        if (kind === 'scores') accepted += 1;
      }
    }
  }
  const { receipts, root } = commitReceipts(all);
  return {
    version: 1,
    pulse,
    fingerprint,
    invited: counts.reduce((sum, { invited }) => sum + invited, 0),
    issued: counts.reduce((sum, { issued }) => sum + issued, 0),
    accepted,
    root,
    receipts: [...receipts],
  };
}
