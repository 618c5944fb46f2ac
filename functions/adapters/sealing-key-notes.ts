import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { SealingKeyNotes } from '../../shared/contract/key-stores.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';

const rowSchema = z.object({ begun: z.set(z.string()) });

export const sealingKeyNotes = (client: DynamoDBDocumentClient, table: string): SealingKeyNotes => ({
  async note(pulse, parameter, expiresAt) {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: invitationKeys.sealingKeys(pulse),
        UpdateExpression: 'ADD begun :parameter SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':parameter': new Set([parameter]), ':expiresAt': expiresAt },
      }),
    );
  },

  async noted(pulse) {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: invitationKeys.sealingKeys(pulse), ConsistentRead: true }),
    );
    return Item ? [...rowSchema.parse(Item).begun] : [];
  },
});
