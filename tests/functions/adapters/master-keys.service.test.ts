import { afterAll, beforeAll, expect, test } from 'vitest';
import { masterKeys } from '../../../functions/adapters/master-keys.ts';
import { startTable } from './start-table.ts';

const table = 'keys';
let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable(table);
});
afterAll(() => started.stop());

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const masters = () => masterKeys(started.client, table);

test('a key is made by the first who needs it, comes back as it was stored, and is never overwritten', async () => {
  expect(await masters().read('link')).toBeUndefined();
  expect(await masters().readOrCreate('link', () => bytes(251))).toEqual(bytes(251));
  expect(await masters().readOrCreate('link', () => bytes(2))).toEqual(bytes(251));
  expect(await masters().read('link')).toEqual(bytes(251));
  expect(await masters().read('credential')).toBeUndefined();
});

test('when many create the same key at once, all end with one', async () => {
  const made = await Promise.all(
    [1, 2, 3, 4, 5].map((fill) => masters().readOrCreate('credential', () => bytes(fill))),
  );
  expect(new Set(made.map((key) => key[0])).size).toBe(1);
  expect(await masters().read('credential')).toEqual(made[0]);
});
