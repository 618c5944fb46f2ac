import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outboxTable } from '../../../functions/adapters/outbox-table.ts';
import { outboxStates } from '../../../shared/contract/people.ts';
import { invitationKeys } from '../../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../../shared/kernel/ids.ts';
import { statesBefore } from '../../../shared/mail/outbox.ts';
import { startTable } from './start-table.ts';

const name = 'invitations';
const pulse = 'data-2026-10' as PulseId;
let table: Awaited<ReturnType<typeof startTable>>;
let outbox: ReturnType<typeof outboxTable>;
let count = 0;

beforeAll(async () => {
  table = await startTable(name);
  outbox = outboxTable(table.client, name);
});
afterAll(() => table.stop());

async function invitation(fields: Record<string, string> = {}) {
  const token = (count++).toString(16).padStart(64, '0') as TokenHash;
  const key = invitationKeys.invitation(pulse, token);
  await table.client.send(
    new PutCommand({
      TableName: name,
      Item: {
        ...key,
        pulse,
        token,
        writing: 1,
        member: 'ab'.repeat(16),
        group: 'North',
        timeZone: 'Europe/Berlin',
        ...fields,
      },
    }),
  );
  return { key, token };
}
const stateOf = async (token: TokenHash) => (await outbox.invitation(pulse, token))?.reminder1;

const digestOf = (name: string) => ({ pk: 'digest#data#2026-Q4', sk: name.padEnd(32, '0') });
const expiresAt = 1_800_000_000;
const read = async (key: { pk: string; sk: string }) =>
  (await table.client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))).Item;

test('of twenty claims at once exactly one wins and makes the row, and the others see that it is being sent', async () => {
  const key = digestOf('a');
  const claims = await Promise.all(Array.from({ length: 20 }, () => outbox.claim(key, 'digest', expiresAt)));
  expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
  expect(claims.filter((claim) => claim === 'sending')).toHaveLength(19);
  expect(await read(key)).toEqual({ ...key, digest: 'sending', expiresAt });
});

test('an end is not written where there is no row, and none is made', async () => {
  const key = invitationKeys.invitation(pulse, 'f'.repeat(64) as TokenHash);
  expect(await outbox.settle(key, 'invitation', 'skipped')).toBe(false);
  await outbox.release(key, 'invitation');
  expect(await read(key)).toBeUndefined();
});

test('a mail with an end is done, whatever the end was', async () => {
  for (const state of outboxStates) {
    const key = digestOf(state);
    await table.client.send(new PutCommand({ TableName: name, Item: { ...key, digest: state } }));
    expect(await outbox.claim(key, 'digest', expiresAt)).toBe('done');
  }
});

test('an end is written only where it may follow', async () => {
  for (const from of ['planned', ...outboxStates] as const) {
    for (const to of outboxStates) {
      const { key, token } = await invitation(from === 'planned' ? {} : { reminder1: from });
      const isWritten = await outbox.settle(key, 'reminder1', to);
      expect(isWritten).toBe(statesBefore[to].includes(from));
      const before = from === 'planned' ? undefined : from;
      expect(await stateOf(token), `${from} to ${to}`).toBe(statesBefore[to].includes(from) ? to : before);
    }
  }
});

test('a claimed digest can end in every way but being skipped', async () => {
  for (const to of outboxStates) {
    const key = digestOf(`end-${to}`);
    await outbox.claim(key, 'digest', expiresAt);
    expect(await outbox.settle(key, 'digest', to)).toBe(to !== 'skipped');
  }
});

test('no survey mail has the state of a claim, which is in the record of the person', async () => {
  const { token } = await invitation({ reminder1: 'sending' });
  await expect(outbox.invitation(pulse, token)).rejects.toThrow();
});

test('a claim that is given back can be claimed again; a sent mail cannot be given back', async () => {
  const key = digestOf('b');
  await outbox.claim(key, 'digest', expiresAt);
  await outbox.release(key, 'digest');
  expect(await outbox.claim(key, 'digest', expiresAt)).toBe('claimed');
  await outbox.settle(key, 'digest', 'sent');
  await outbox.release(key, 'digest');
  expect(await outbox.claim(key, 'digest', expiresAt)).toBe('done');
});

test('a mail that a second delivery called unknown may still turn out sent', async () => {
  const { key, token } = await invitation();
  await outbox.settle(key, 'reminder1', 'unknown');
  await outbox.settle(key, 'reminder1', 'sent');
  expect(await stateOf(token)).toBe('sent');
});
