import { expect, test } from 'vitest';
import { keyReader, optionalKeyReader } from '../../../functions/adapters/key-reader.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { addSeconds, type Instant } from '../../../shared/kernel/time.ts';

const start = '2026-10-13T07:00:00Z' as Instant;
const after = (seconds: number) => addSeconds(start, seconds);
const bytes = (fill: number) => new Uint8Array(32).fill(fill);

/** A store whose key an operator deletes and later recreates. */
function store(first: Uint8Array | undefined) {
  const held = { key: first, readings: 0 };
  const read = async () => {
    held.readings += 1;
    return held.key;
  };
  return { held, read };
}

test('a key is read once a day, and not again for an event that arrives late', async () => {
  const { held, read } = store(bytes(1));
  const key = keyReader({ read }, 'link');
  for (const seconds of [0, -3600, 60, limits.keyKeptSeconds - 1]) expect(await key(after(seconds))).toEqual(bytes(1));
  expect(held.readings).toBe(1);
  held.key = bytes(2);
  expect(await key(after(limits.keyKeptSeconds))).toEqual(bytes(2));
});

test('a key that does not fit is read again, but not for every forgery that is sent', async () => {
  const { held, read } = store(bytes(1));
  const key = keyReader({ read }, 'link');
  const first = await key(start);
  held.key = bytes(2);
  for (let i = 0; i < 100; i++) expect(await key(after(i), true)).toBe(first);
  expect(held.readings).toBe(1);
  expect(await key(after(limits.doubtedKeySeconds), true)).toEqual(bytes(2));
});

test('a missing key is an error of ours, is looked for every time, and is found once it is created', async () => {
  const { held, read } = store(undefined);
  const key = keyReader({ read }, 'link');
  for (let i = 1; i < 4; i++) {
    await expect(key(start)).rejects.toMatchObject({ code: 'key-missing', kind: 'broken' });
    expect(held.readings).toBe(i);
  }
  held.key = bytes(3);
  expect(await key(start)).toEqual(bytes(3));
});

test('any other trouble is still reported where a key may be missing', async () => {
  const failing = optionalKeyReader({ read: () => Promise.reject(new Error('down')) }, 'link');
  await expect(failing(start)).rejects.toThrow('down');
  expect(await optionalKeyReader(store(undefined), 'link')(start)).toBeUndefined();
  expect(await optionalKeyReader(store(bytes(1)), 'link')(start)).toEqual(bytes(1));
});
