import { commitReceipts } from '../../shared/answers/commitment.ts';
import type { Commitment } from '../../shared/contract/commitment.ts';
import type { Group, GroupCounts, PulseDefinition } from '../../shared/contract/pulse.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { Receipt } from '../../shared/kernel/ids.ts';
import { type CountedResponse, contradictionOf } from './contradiction.ts';

/**
 * The list of all responses of a pulse, published before anything is opened: receipts of scores and comments alike, sorted.
 * `accepted` counts scores, one for each person, so that anyone can check invited ≥ issued ≥ accepted. If the counts
 * contradict each other, overall or under a label, the list itself says so.
 */
export async function commitTo(
  { pulse }: Pick<PulseDefinition, 'pulse'>,
  promised: readonly Group[],
  counts: readonly GroupCounts[],
  fingerprint: string,
  responses: Pick<ResponseStore, 'list'>,
): Promise<Commitment> {
  const all: Receipt[] = [];
  const counted: CountedResponse[] = [];
  for (const shard of shardNames) {
    for await (const page of responses.list(pulse, shard)) {
      for (const { receipt, label, kind } of page) {
        all.push(receipt);
        counted.push({ label, kind });
      }
    }
  }
  const { receipts, root } = commitReceipts(all);
  const contradiction = contradictionOf(promised, counts, counted);
  return {
    version: 1,
    pulse,
    fingerprint,
    invited: counts.reduce((sum, { invited }) => sum + invited, 0),
    issued: counts.reduce((sum, { issued }) => sum + issued, 0),
    accepted: counted.filter(({ kind }) => kind === 'scores').length,
    root,
    receipts: [...receipts],
    ...(contradiction && { contradiction }),
  };
}
