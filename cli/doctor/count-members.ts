import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';

export interface CountedCommunity {
  readonly id: string;
  readonly members: number;
  /** As few as a pulse of it may have. */
  readonly minimumInvited: number;
}

/** How many rows the roster of each community has. DynamoDB counts: no row about anybody leaves the table. */
export async function countMembers(client: DynamoDBDocumentClient, table: string): Promise<CountedCommunity[]> {
  const people = peopleTable(client, table);
  const counted: CountedCommunity[] = [];
  for (const id of await people.communities()) {
    const programme = await people.programme(id);
    if (!programme) continue;
    let members = 0;
    for (let start: Record<string, unknown> | undefined, first = true; first || start; first = false) {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :roster)',
          ExpressionAttributeValues: {
            ':pk': peopleKeys.community(id),
            ':roster': peopleKeys.rosterPrefix(programme.roster),
          },
          Select: 'COUNT',
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      members += page.Count ?? 0;
      start = page.LastEvaluatedKey;
    }
    counted.push({ id, members, minimumInvited: programme.community.minimumInvited });
  }
  return counted;
}
