import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { KeyPlace, KeyPlaces } from '../../shared/contract/key-stores.ts';
import { keyRows } from '../../shared/contract/tables.ts';
import { conditionalWrite } from './conditional-write.ts';

/** Puts keys into the table Keys for operators. Every call is one write, and no key is returned. */
export const keyPlaces = (client: DynamoDBDocumentClient, table: string): KeyPlaces => ({
  async keep(place, bytes) {
    const written = await conditionalWrite(
      client.send(
        new PutCommand({
          TableName: table,
          Item: itemOf(place, bytes),
          ConditionExpression: 'attribute_not_exists(pk) OR #bytes = :bytes',
          ExpressionAttributeNames: { '#bytes': 'bytes' },
          ExpressionAttributeValues: { ':bytes': bytes },
          ReturnValues: 'ALL_OLD',
        }),
      ),
    );
    if (!written.done) return 'different';
    return written.reply.Attributes ? 'there' : 'copied';
  },

  async replace(master, bytes) {
    await client.send(new PutCommand({ TableName: table, Item: itemOf({ master }, bytes) }));
  },
});

const itemOf = (place: KeyPlace, bytes: Uint8Array) =>
  'master' in place
    ? { ...keyRows.master(place.master), bytes }
    : { ...keyRows.sealing(place.sealing), bytes, expiresAt: place.expiresAt };
