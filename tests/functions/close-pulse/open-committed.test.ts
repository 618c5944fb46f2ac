import { describe, expect, test } from 'vitest';
import { openComments } from '../../../functions/close-pulse/open-comments.ts';
import { type Committed, openCommitted } from '../../../functions/close-pulse/open-committed.ts';
import { instrumentsOf } from '../../../shared/answers/instruments.ts';
import type { ResponseKind } from '../../../shared/contract/response-kinds.ts';
import type { ResponseStore } from '../../../shared/contract/response-store.ts';
import { shardNames } from '../../../shared/contract/tables.ts';
import type { Label, PulseId, Receipt } from '../../../shared/kernel/ids.ts';
import { err } from '../../../shared/kernel/result.ts';

const rowsOf = (kind: ResponseKind, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    receipt: n.toString(16).padStart(64, '0') as Receipt,
    label: 'Sales' as Label,
    kind,
    sealed: Uint8Array.of(n),
  }));

/** One page in the first shard, in the order of the table; returns the order in which it was opened. */
function stage(kind: ResponseKind, count: number) {
  const rows = rowsOf(kind, count);
  const opened: number[] = [];
  const read: ResponseStore['read'] = async function* (_, shard) {
    if (shard === shardNames[0]) yield rows;
  };
  const committed: Committed = {
    pulse: 'guild-2026-10' as PulseId,
    labels: ['Sales'],
    instruments: instrumentsOf([{ id: 'leadership-support', version: 1 }]),
    open: async (_, __, sealed) => {
      opened.push(sealed[0] ?? -1);
      return err('cannot-open' as never);
    },
    receipts: new Set(rows.map(({ receipt }) => receipt)),
  };
  return { committed, responses: { list: read, read }, opened };
}

/** Numbers that look random and are the same in every run. */
function seeded(): (bound: number) => number {
  let state = 1;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

describe.each<ResponseKind>(['scores', 'comment'])('the order of a page of %s', (kind) => {
  const openAll = async (count: number, randomBelow: (bound: number) => number) => {
    const { committed, responses, opened } = stage(kind, count);
    if (kind === 'scores') await openCommitted(committed, responses, randomBelow);
    else await openComments(committed, responses, async () => undefined, randomBelow);
    return opened;
  };

  test('is that of the random source, and not that of the table', async () => {
    const inTable = Array.from({ length: 40 }, (_, n) => n);
    const opened = await openAll(40, seeded());
    expect(opened.toSorted((a, b) => a - b)).toEqual(inTable);
    expect(opened).not.toEqual(inTable);
  });

  test('begins with each response about equally often', async () => {
    const randomBelow = seeded();
    const first = [0, 0, 0, 0];
    for (let run = 0; run < 400; run++) {
      const [one = -1] = await openAll(4, randomBelow);
      first[one] = (first[one] ?? 0) + 1;
    }
    // A hundred each; sixty is far outside chance.
    for (const count of first) expect(count).toBeGreaterThan(60);
  });
});
