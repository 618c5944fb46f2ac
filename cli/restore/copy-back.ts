import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { conditionalWrite } from '../../functions/adapters/conditional-write.ts';
import { inGroups } from '../../functions/adapters/in-groups.ts';
import { epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';

export interface CopiedBack {
  readonly copied: number;
  /** Rows that exist in the running table: they are newer and stay. */
  readonly kept: number;
  /** Rows that have expired since; they would only be deleted again. */
  readonly expired: number;
}

/**
 * Copies the rows that the running table is missing from a restored one, and touches no existing row: what members
 * asked for since (an unsubscription, an erasure) outlives every restore. If it is killed and run again, it ends the same.
 */
export async function copyBack(
  client: DynamoDBDocumentClient,
  from: string,
  into: string,
  now: Instant,
): Promise<CopiedBack> {
  const counts = { copied: 0, kept: 0, expired: 0 };
  const seconds = epochMilliseconds(now) / 1000;
  for (let start: Record<string, unknown> | undefined, first = true; first || start; first = false) {
    const page = await client.send(new ScanCommand({ TableName: from, ...(start && { ExclusiveStartKey: start }) }));
    await inGroups(page.Items ?? [], async (row) => {
      if (Number(row['expiresAt'] ?? Number.POSITIVE_INFINITY) <= seconds) {
        counts.expired += 1;
        return;
      }
      const ConditionExpression = 'attribute_not_exists(pk)';
      const { done } = await conditionalWrite(
        client.send(new PutCommand({ TableName: into, Item: row, ConditionExpression })),
      );
      counts[done ? 'copied' : 'kept'] += 1;
    });
    start = page.LastEvaluatedKey;
  }
  return counts;
}
