import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealingKeyNotes } from '../../../functions/adapters/sealing-key-notes.ts';
import { invitationKeys } from '../../../shared/contract/tables.ts';
import type { PulseId } from '../../../shared/kernel/ids.ts';
import { startTable } from './start-table.ts';

const table = 'invitations';
const pulse = 'data-practice-2026-10' as PulseId;
let dynamoDb: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  dynamoDb = await startTable(table);
});
afterAll(() => dynamoDb.stop());

test('every key ever begun for a pulse is noted once, until its definition expires', async () => {
  const notes = sealingKeyNotes(dynamoDb.client, table);
  expect(await notes.noted(pulse)).toEqual([]);
  await Promise.all(['/a', '/b', '/a'].map((name) => notes.note(pulse, name, 1_800_000_000)));
  expect((await notes.noted(pulse)).toSorted()).toEqual(['/a', '/b']);
  const { Item } = await dynamoDb.client.send(
    new GetCommand({ TableName: table, Key: invitationKeys.sealingKeys(pulse) }),
  );
  expect(Item?.['expiresAt']).toBe(1_800_000_000);
});
