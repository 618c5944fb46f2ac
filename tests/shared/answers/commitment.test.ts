import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitReceipts, merkleRoot } from '../../../shared/answers/commitment.ts';
import { fromHex } from '../../../shared/kernel/bytes.ts';
import type { Receipt } from '../../../shared/kernel/ids.ts';

/** Leaves and roots of the reference test data of Certificate Transparency (RFC 6962, the same hashing as RFC 9162). */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the commitment', () => {
  it.each(roots.map((root, i) => ({ root, count: i + 1 })))(
    'has the published root for $count leaves',
    ({ root, count }) => {
      expect(merkleRoot(leaves.slice(0, count).map((leaf) => fromHex(leaf) ?? new Uint8Array()))).toBe(root);
    },
  );

  it('of nothing is the hash of nothing', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is the same whatever the order, and different when a receipt is missing', async () => {
    const receipt = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((b) => Buffer.from(b).toString('hex') as Receipt);
    await fc.assert(
      fc.property(fc.uniqueArray(receipt, { minLength: 1, maxLength: 20 }), (receipts) => {
        const committed = commitReceipts(receipts);
        expect(commitReceipts([...receipts].reverse())).toEqual(committed);
        expect(committed.receipts).toEqual([...receipts].sort());
        expect(commitReceipts(receipts.slice(1)).root).not.toBe(committed.root);
      }),
    );
  });
});
