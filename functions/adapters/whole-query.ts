import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

export type Row = Record<string, unknown>;

/** `may-be-old` costs half as much, and may miss what was written in the last moments. */
export type Freshness = 'newest' | 'may-be-old';

/** Every row of a partition whose sort key begins with `prefix`, in its order: DynamoDB answers a megabyte at a time. */
export async function wholeQuery(
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  prefix = '',
  freshness: Freshness = 'newest',
): Promise<Row[]> {
  const rows: Row[] = [];
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
    rows.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
}
