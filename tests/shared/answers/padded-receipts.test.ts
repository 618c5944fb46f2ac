import { describe, expect, it } from 'vitest';
import { commitReceipts } from '../../../shared/answers/commitment.ts';
import { padReceipts } from '../../../shared/answers/padded-receipts.ts';
import type { PulseId, Receipt } from '../../../shared/kernel/ids.ts';

const key = new Uint8Array(32).fill(7);
const [october, november] = ['makers-2026-10' as PulseId, 'makers-2026-11' as PulseId];
const receipts = (count: number) =>
  Array.from({ length: count }, (_, n) => (n + 1).toString(16).padStart(64, '0') as Receipt);
const listOf = (count: number, entries: number, pulse = october, by = key) =>
  commitReceipts(padReceipts(receipts(count), entries, by, pulse));

describe('a padded list of receipts', () => {
  it('is as long whoever answered, and has every receipt', () => {
    for (const count of [0, 1, 19, 20]) {
      const { receipts: list } = listOf(count, 20);
      expect(list).toHaveLength(20);
      expect(list).toEqual(expect.arrayContaining(receipts(count)));
    }
    expect(listOf(21, 20).receipts).toHaveLength(21);
  });

  it('is the same when it is made again, and another of another pulse or key', () => {
    expect(listOf(3, 20)).toEqual(listOf(3, 20));
    const decoys = new Set(listOf(0, 20).receipts);
    for (const other of [listOf(0, 20, november), listOf(0, 20, october, new Uint8Array(32).fill(8))])
      expect(other.receipts.filter((receipt) => decoys.has(receipt))).toEqual([]);
  });

  it('has decoys of the form of a receipt', () => {
    for (const decoy of listOf(0, 200).receipts) expect(decoy).toMatch(/^[0-9a-f]{64}$/);
  });
});
