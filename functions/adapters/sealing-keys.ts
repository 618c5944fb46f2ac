import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { SealingKeys } from '../../shared/contract/key-stores.ts';
import { keyRows } from '../../shared/contract/tables.ts';

const rowSchema = z.object({ bytes: z.instanceof(Uint8Array) });

export const sealingKeys = (client: DynamoDBDocumentClient, table: string): SealingKeys => ({
  async read(pulse) {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keyRows.sealing(pulse), ConsistentRead: true }),
    );
    return Item && rowSchema.parse(Item).bytes;
  },

  async destroy(pulse) {
    await client.send(new DeleteCommand({ TableName: table, Key: keyRows.sealing(pulse) }));
  },
});
