import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Key } from '../../shared/contract/tables.ts';

const rowSchema = z.object({ bytes: z.instanceof(Uint8Array) });

/** Reads a row of the table Keys, consistently; undefined if there is none. */
export async function readKeyRow(
  client: DynamoDBDocumentClient,
  table: string,
  key: Key,
): Promise<Uint8Array | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: true }));
  return Item && rowSchema.parse(Item).bytes;
}
