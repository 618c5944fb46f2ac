import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';

const rowSchema = z.object({ begun: z.set(z.string()) });

/**
 * The names of all sealing keys ever begun for a pulse, each written before its key is. So a key left behind by a killed
 * run can be found and destroyed by a function that may not list parameters. Names are public; no key is stored here.
 */
export const sealingKeyNotes = (client: DynamoDBDocumentClient, table: string) => ({
  async note(pulse: PulseId, parameter: string, expiresAt: number): Promise<void> {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: invitationKeys.sealingKeys(pulse),
        UpdateExpression: 'ADD begun :parameter SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':parameter': new Set([parameter]), ':expiresAt': expiresAt },
      }),
    );
  },

  async noted(pulse: PulseId): Promise<string[]> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: invitationKeys.sealingKeys(pulse), ConsistentRead: true }),
    );
    return Item ? [...rowSchema.parse(Item).begun] : [];
  },
});
