import type { Commitment } from '../../shared/contract/answer-api.ts';
import type { GroupCounts, PulseDefinition } from '../../shared/contract/pulse.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { Receipt } from '../../shared/kernel/ids.ts';
import { commitReceipts } from '../../shared/responses/commitment.ts';
import type { SealedResponses } from './open-committed.ts';
import { type CountedResponse, outnumberIssued } from './outnumber-issued.ts';

/**
 * The list of all responses of a pulse as it is published before anything is opened: receipts of scores and comments
 * alike, sorted. `accepted` counts scores, one for each person, so that anybody can check invited ≥ issued ≥ accepted;
 * `forged` says that they contradict, in the whole or under a label.
 */
export async function commitTo(
  { pulse }: Pick<PulseDefinition, 'pulse'>,
  counts: readonly GroupCounts[],
  fingerprint: string,
  responses: SealedResponses,
): Promise<{ commitment: Commitment; forged: boolean }> {
  const all: Receipt[] = [];
  const counted: CountedResponse[] = [];
  for (const shard of shardNames) {
    for await (const page of responses.list(pulse, shard)) {
      for (const { receipt, group, kind } of page) {
        all.push(receipt);
        counted.push({ group, kind });
      }
    }
  }
  const { receipts, root } = commitReceipts(all);
  const commitment: Commitment = {
    version: 1,
    pulse,
    fingerprint,
    invited: counts.reduce((sum, { invited }) => sum + invited, 0),
    issued: counts.reduce((sum, { issued }) => sum + issued, 0),
    accepted: counted.filter(({ kind }) => kind === 'scores').length,
    root,
    receipts: [...receipts],
  };
  return { commitment, forged: outnumberIssued(counts, counted) };
}
