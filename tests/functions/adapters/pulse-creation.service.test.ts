import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pulseCreation } from '../../../functions/adapters/pulse-creation.ts';
import { pulseDefinitions } from '../../../functions/adapters/pulse-definitions.ts';
import { sealingKeys } from '../../../functions/adapters/sealing-keys.ts';
import { keyRows } from '../../../shared/contract/tables.ts';
import { madeDefinition } from '../../made/made-pulse.ts';
import { startTable } from './start-table.ts';

const table = 'invitations-and-keys';
const tables = { invitations: table, keys: table };
let client: DynamoDBDocumentClient;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ client, stop } = await startTable(table));
});
afterAll(() => stop());

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const keys = () => sealingKeys(client, table);
const definitionOf = (id: string) => madeDefinition(`${id}-2026-10`);

test('definition and private key are stored together, and the key expires with the definition', async () => {
  const definition = { ...definitionOf('plain'), expiresAt: 2_000_000_000 };
  expect(await pulseCreation(client, tables).create(definition, bytes(7))).toBe('created');
  expect(await pulseDefinitions(client, table).read(definition.pulse)).toEqual(definition);
  expect(await keys().read(definition.pulse)).toBeDefined();
  expect(await keys().read(definition.pulse)).toEqual(bytes(7));
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyRows.sealing(definition.pulse) }));
  expect(Item?.['expiresAt']).toBe(2_000_000_000);
});

test('whoever comes second changes neither, and stores no key', async () => {
  const definition = definitionOf('second');
  await pulseCreation(client, tables).create(definition, bytes(1));
  const other = { ...definition, sealingKey: 'other' };
  expect(await pulseCreation(client, tables).create(other, bytes(2))).toBe('exists');
  expect(await keys().read(definition.pulse)).toEqual(bytes(1));
  expect(await pulseDefinitions(client, table).read(definition.pulse)).toEqual(definition);
});

test('when many create the same pulse at once, the stored key belongs to the stored definition', async () => {
  const definition = definitionOf('crowd');
  const runs = await Promise.all(
    [1, 2, 3, 4, 5].map((fill) =>
      pulseCreation(client, tables).create({ ...definition, sealingKey: `key ${fill}` }, bytes(fill)),
    ),
  );
  expect(runs.filter((outcome) => outcome === 'created')).toHaveLength(1);
  const { sealingKey } = (await pulseDefinitions(client, table).read(definition.pulse)) ?? {};
  expect(sealingKey).toBe(`key ${(await keys().read(definition.pulse))?.[0]}`);
});

test('a key that was left without a definition is replaced: nothing was ever sealed to it', async () => {
  const definition = definitionOf('left');
  await client.send(
    new PutCommand({ TableName: table, Item: { ...keyRows.sealing(definition.pulse), bytes: bytes(9) } }),
  );
  expect(await pulseCreation(client, tables).create(definition, bytes(1))).toBe('created');
  expect(await keys().read(definition.pulse)).toEqual(bytes(1));
});

test('a key is destroyed for good, once or twice', async () => {
  const definition = definitionOf('over');
  await pulseCreation(client, tables).create(definition, bytes(1));
  for (const _ of [1, 2]) await keys().destroy(definition.pulse);
  expect(await keys().read(definition.pulse)).toBeUndefined();
  expect(await keys().read(definition.pulse)).toBeUndefined();
});

test('a run that gives way to another one at work is second; a cancellation for any other reason is reported', async () => {
  const cancelled = (Code: string): TransactionCanceledException =>
    new TransactionCanceledException({
      message: Code,
      $metadata: {},
      CancellationReasons: [{ Code: 'None' }, { Code }],
    });
  const create = (Code: string) => {
    const failing = { send: () => Promise.reject(cancelled(Code)) } as unknown as DynamoDBDocumentClient;
    return pulseCreation(failing, tables).create(definitionOf('busy'), bytes(1));
  };
  expect(await create('TransactionConflict')).toBe('exists');
  await expect(create('ThrottlingError')).rejects.toThrow('ThrottlingError');
});
