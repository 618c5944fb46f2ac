import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { expect, onTestFinished, test } from 'vitest';
import { secretStore } from '../../../functions/adapters/secrets.ts';
import { startParameters } from './start-parameters.ts';

async function startStore() {
  const { client, stop } = await startParameters();
  onTestFinished(stop);
  return { client, store: secretStore(client) };
}

const bytes = (fill: number) => new Uint8Array(32).fill(fill);

test('a key comes back as it was stored, until it is removed', async () => {
  const { store } = await startStore();
  expect(await store.read('/stage/key')).toBeUndefined();
  expect(await store.create('/stage/key', bytes(251))).toBe(true);
  expect(await store.read('/stage/key')).toEqual(bytes(251));
  await store.remove('/stage/key');
  await store.remove('/stage/key');
  expect(await store.read('/stage/key')).toBeUndefined();
});

test('a key is kept as a SecureString', async () => {
  const { client, store } = await startStore();
  await store.create('/stage/key', bytes(1));
  const { Parameter } = await client.send(new GetParameterCommand({ Name: '/stage/key', WithDecryption: true }));
  expect(Parameter?.Type).toBe('SecureString');
});

test('an existing key is never overwritten', async () => {
  const { store } = await startStore();
  await store.create('/stage/key', bytes(1));
  expect(await store.create('/stage/key', bytes(2))).toBe(false);
  expect(await store.readOrCreate('/stage/key', () => bytes(3))).toEqual(bytes(1));
});

test('when many create the same key at once, all end with one', async () => {
  const { store } = await startStore();
  const made = await Promise.all([1, 2, 3, 4, 5].map((fill) => store.readOrCreate('/stage/key', () => bytes(fill))));
  expect(new Set(made.map((key) => key[0])).size).toBe(1);
  expect(await store.read('/stage/key')).toEqual(made[0]);
});
