import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issuedMarks } from '../../../functions/adapters/issued-marks.ts';
import { invitationKeys } from '../../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../../shared/kernel/ids.ts';
import { startTable } from './start-table.ts';

const pulse = 'guild-2026-10' as PulseId;
let table: Awaited<ReturnType<typeof startTable>>;
let marks: ReturnType<typeof issuedMarks>;
let count = 0;

beforeAll(async () => {
  table = await startTable('invitations');
  marks = issuedMarks(table.client, 'invitations');
});
afterAll(() => table.stop());

async function invitation(): Promise<TokenHash> {
  const token = (count++).toString(16).padStart(64, '0') as TokenHash;
  const Item = { ...invitationKeys.invitation(pulse, token), pulse, token, writing: 1, group: 'North' };
  await table.client.send(new PutCommand({ TableName: 'invitations', Item }));
  return token;
}

test('an invitation is spent for one digest, and for the same one again and again', async () => {
  const token = await invitation();
  expect(await marks.read(pulse, token)).toEqual({ writing: 1, group: 'North', issued: false });
  expect(await marks.mark(pulse, token, 1, 'one')).toEqual({ outcome: 'marked', group: 'North' });
  expect(await marks.mark(pulse, token, 1, 'one')).toEqual({ outcome: 'marked', group: 'North' });
  expect(await marks.mark(pulse, token, 1, 'two')).toEqual({ outcome: 'spent' });
  expect(await marks.read(pulse, token)).toEqual({ writing: 1, group: 'North', issued: true });
});

test('of many digests at once one wins', async () => {
  const token = await invitation();
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => marks.mark(pulse, token, 1, `digest-${i}`)));
  expect(outcomes.filter(({ outcome }) => outcome === 'marked')).toHaveLength(1);
});

test('a row from another run of writing is not an invitation', async () => {
  const token = await invitation();
  expect(await marks.mark(pulse, token, 2, 'one')).toEqual({ outcome: 'unknown' });
  expect(await marks.read(pulse, token)).toMatchObject({ issued: false });
});

test('an invitation that does not exist is neither read nor made', async () => {
  const token = 'f'.repeat(64) as TokenHash;
  expect(await marks.mark(pulse, token, 1, 'one')).toEqual({ outcome: 'unknown' });
  expect(await marks.read(pulse, token)).toBeUndefined();
});
