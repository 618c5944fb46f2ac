import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { conditionalWrite } from '../../functions/adapters/conditional-write.ts';
import { inGroups } from '../../functions/adapters/in-groups.ts';
import { epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';

export interface CopiedBack {
  readonly copied: number;
  /** Rows that stand in the running table: whatever happened to them since is newer and stays. */
  readonly standing: number;
  /** Rows whose day has come meanwhile; they would only be deleted again. */
  readonly expired: number;
}

/**
 * Puts the rows of a restored table that are missing into the running one, and touches no row that is there: what members
 * said since (an unsubscription, a wish to be forgotten) outlives every restore. Killed and run again it ends the same.
 */
export async function copyBack(
  client: DynamoDBDocumentClient,
  from: string,
  into: string,
  now: Instant,
): Promise<CopiedBack> {
  const counts = { copied: 0, standing: 0, expired: 0 };
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
      counts[done ? 'copied' : 'standing'] += 1;
    });
    start = page.LastEvaluatedKey;
  }
  return counts;
}
