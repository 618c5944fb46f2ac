import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Freshness } from '../../shared/contract/freshness.ts';

export type Row = Record<string, unknown>;

export const withoutKey = ({ pk: _pk, sk: _sk, ...row }: Row): Row => row;

/** Every row of a partition whose sort key begins with `prefix`, in its order. */
export const wholeQuery = (
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  prefix = '',
  freshness: Freshness = 'newest',
): Promise<Row[]> => wholeQueryOf((row) => row, client, table, pk, prefix, freshness);

/**
 * The same, of each row only what `read` makes of it. DynamoDB answers a megabyte at a time; the rows of a page are let go
 * before the next one comes, which halves the memory that a large roster takes.
 */
export async function wholeQueryOf<T>(
  read: (row: Row) => T,
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  prefix = '',
  freshness: Freshness = 'newest',
): Promise<T[]> {
  const found: T[] = [];
  let start: Row | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(prefix !== '' && { ':prefix': prefix }) },
        ConsistentRead: freshness === 'newest',
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    for (const row of page.Items ?? []) found.push(read(row));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
