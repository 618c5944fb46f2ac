import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';

export interface CountedCommunity {
  readonly id: string;
  readonly members: number;
  /** The fewest members that a pulse of it may have. */
  readonly minimumInvited: number;
}

/** Only the fields that counting needs, so that the doctor can also read what other versions have written. */
const programmeSchema = z.object({ roster: z.string(), community: z.object({ minimumInvited: z.int() }) });

/** How many rows the roster of each community has. DynamoDB counts them, so no row about a member leaves the table. */
export async function countMembers(client: DynamoDBDocumentClient, table: string): Promise<CountedCommunity[]> {
  const people = peopleTable(client, table);
  const counted: CountedCommunity[] = [];
  for (const id of await people.communities()) {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: peopleKeys.programme(id) }));
    if (Item === undefined) continue;
    const programme = programmeSchema.parse(Item);
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
