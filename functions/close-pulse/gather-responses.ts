import type { Contradiction } from '../../shared/contract/commitment.ts';
import type { Group, GroupCounts } from '../../shared/contract/pulse.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { PulseId, Receipt } from '../../shared/kernel/ids.ts';
import { type CountedResponse, contradictionOf } from './contradiction.ts';

/** What is stored of a pulse, without any sealed byte. */
export interface Gathered {
  /** Of scores and comments alike. */
  readonly receipts: ReadonlySet<Receipt>;
  /** Scores, one for each person. */
  readonly accepted: number;
  readonly contradiction: Contradiction | undefined;
}

/** Lists all responses of a pulse and compares their number with the counts of the freeze and with the manifest. */
export async function gatherResponses(
  pulse: PulseId,
  promised: readonly Group[],
  counts: readonly GroupCounts[],
  responses: Pick<ResponseStore, 'list'>,
): Promise<Gathered> {
  const receipts = new Set<Receipt>();
  const counted: CountedResponse[] = [];
  for (const shard of shardNames) {
    for await (const page of responses.list(pulse, shard)) {
      for (const { receipt, label, kind } of page) {
        receipts.add(receipt);
        counted.push({ label, kind });
      }
    }
  }
  const accepted = counted.filter(({ kind }) => kind === 'scores').length;
  return { receipts, accepted, contradiction: contradictionOf(promised, counts, counted) };
}
