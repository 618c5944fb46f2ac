/**
 * The commitment: the sorted receipts of everything about to be opened, under one Merkle root.
 *
 * It is published before anything is opened, so no response can be dropped because of what it says, and members who kept a
 * receipt can find it. It shows that a response was there when the pulse was counted; not what it says, whose it is, or when
 * it came, and not how many there were: decoys pad the list (padded-receipts.ts). It covers the whole pulse.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, fromHex, toHex } from '../kernel/bytes.ts';
import type { Receipt } from '../kernel/ids.ts';

export interface CommittedReceipts {
  readonly receipts: readonly Receipt[];
  /** 64 hex digits. */
  readonly root: string;
}

export function commitReceipts(receipts: Iterable<Receipt>): CommittedReceipts {
  const sorted = [...new Set(receipts)].sort();
  return { receipts: sorted, root: merkleRoot(sorted.map((receipt) => fromHex(receipt) ?? new Uint8Array())) };
}

/** RFC 9162 section 2.1.1 with SHA-256: leaves are hashed with a zero byte in front, nodes with a one. */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  if (leaves.length === 0) return toHex(sha256(new Uint8Array()));
  return toHex(treeHash(leaves.map((leaf) => sha256(concatBytes(Uint8Array.of(0), leaf)))));
}

function treeHash(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (hashes.length === 1 && only) return only;
  // The left half is the largest power of two smaller than the whole.
  const left = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return sha256(concatBytes(Uint8Array.of(1), treeHash(hashes.slice(0, left)), treeHash(hashes.slice(left))));
}
