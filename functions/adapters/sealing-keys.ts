import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SealingKeys } from '../../shared/contract/key-stores.ts';
import { keyRows } from '../../shared/contract/tables.ts';
import { readKeyRow } from './key-row.ts';

export const sealingKeys = (client: DynamoDBDocumentClient, table: string): SealingKeys => ({
  read: (pulse) => readKeyRow(client, table, keyRows.sealing(pulse)),

  async destroy(pulse) {
    await client.send(new DeleteCommand({ TableName: table, Key: keyRows.sealing(pulse) }));
  },
});
