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
 * The same, keeping only what `read` returns for each row. DynamoDB answers a megabyte at a time; a page's rows are released
 * before the next page arrives, which halves the memory that a large roster takes.
 *
 * @param fields that are fetched of each row; all if none is named
 */
export async function wholeQueryOf<T>(
  read: (row: Row) => T,
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  prefix = '',
  freshness: Freshness = 'newest',
  fields: readonly string[] = [],
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
        ...(fields.length > 0 && {
          ProjectionExpression: fields.map((_, index) => `#f${index}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(fields.map((field, index) => [`#f${index}`, field])),
        }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    for (const row of page.Items ?? []) found.push(read(row));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
