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
  return { token };
}
const stateOf = async (token: TokenHash) => (await outbox.invitation(pulse, token))?.reminder1;

test('an end is not written if there is no row, and none is made', async () => {
  const row = { pulse, token: 'f'.repeat(64) as TokenHash };
  expect(await outbox.settle('invitation', row, 'skipped')).toBe(false);
  await outbox.release('invitation', row);
  const Key = invitationKeys.invitation(pulse, row.token);
  const { Item } = await table.client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
  expect(Item).toBeUndefined();
});

test('an end is written only where it may follow', async () => {
  for (const from of ['planned', ...outboxStates] as const) {
    for (const to of outboxStates) {
      const { token } = await invitation(from === 'planned' ? {} : { reminder1: from });
      const isWritten = await outbox.settle('reminder-1', { pulse, token }, to);
      expect(isWritten).toBe(statesBefore[to].includes(from));
      const before = from === 'planned' ? undefined : from;
      expect(await stateOf(token), `${from} to ${to}`).toBe(statesBefore[to].includes(from) ? to : before);
    }
  }
});

test('no survey mail is in the claimed state, which is kept in the person’s record', async () => {
  const { token } = await invitation({ reminder1: 'sending' });
  await expect(outbox.invitation(pulse, token)).rejects.toThrow();
});

test('a mail that a second delivery called unknown may still turn out sent', async () => {
  const { token } = await invitation();
  await outbox.settle('reminder-1', { pulse, token }, 'unknown');
  await outbox.settle('reminder-1', { pulse, token }, 'sent');
  expect(await stateOf(token)).toBe('sent');
});

test('only a mail that was called unknown is planned again', async () => {
  for (const state of outboxStates) {
    const { token } = await invitation({ reminder1: state });
    await outbox.release('reminder-1', { pulse, token });
    expect(await stateOf(token)).toBe(state === 'unknown' ? undefined : state);
  }
});
