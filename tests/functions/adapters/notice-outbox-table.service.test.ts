import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeOutboxTable } from '../../../functions/adapters/notice-outbox-table.ts';
import type { NoticeOutbox } from '../../../shared/mail/notice-outbox.ts';
import { startTable } from './start-table.ts';

const name = 'invitations';
const ends = ['sent', 'failed', 'unknown'] as const;
let table: Awaited<ReturnType<typeof startTable>>;
let outbox: NoticeOutbox;

beforeAll(async () => {
  table = await startTable(name);
  outbox = noticeOutboxTable(table.client, name, 'digest');
});
afterAll(() => table.stop());

const digestOf = (name: string) => ({ pk: 'digest#data#2026-Q4', sk: name.padEnd(32, '0') });
const expiresAt = 1_800_000_000;
const read = async (key: { pk: string; sk: string }) =>
  (await table.client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))).Item;

test('of twenty claims at once exactly one wins and makes the row, and the others see that it is being sent', async () => {
  const key = digestOf('a');
  const claims = await Promise.all(Array.from({ length: 20 }, () => outbox.claim(key, expiresAt)));
  expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
  expect(claims.filter((claim) => claim === 'sending')).toHaveLength(19);
  expect(await read(key)).toEqual({ ...key, digest: 'sending', expiresAt });
});

test('a mail that has ended is done, however it ended', async () => {
  for (const state of ends) {
    const key = digestOf(state);
    await table.client.send(new PutCommand({ TableName: name, Item: { ...key, digest: state } }));
    expect(await outbox.claim(key, expiresAt)).toBe('done');
  }
});

test('a claimed digest can end in every way, and one that was never claimed in none', async () => {
  for (const to of ends) {
    const key = digestOf(`end-${to}`);
    expect(await outbox.settle(key, to)).toBe(false);
    await outbox.claim(key, expiresAt);
    expect(await outbox.settle(key, to)).toBe(true);
  }
});

test('a claim that is given back can be claimed again; a sent mail cannot be given back', async () => {
  const key = digestOf('b');
  await outbox.claim(key, expiresAt);
  await outbox.release(key);
  expect(await outbox.claim(key, expiresAt)).toBe('claimed');
  await outbox.settle(key, 'sent');
  await outbox.release(key);
  expect(await outbox.claim(key, expiresAt)).toBe('done');
});
