import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { memberIdSchema } from '../../shared/contract/identifiers.ts';
import { signalKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Session } from '../../shared/signals/count-attendance.ts';
import type { Fact } from '../../shared/signals/fact-file.ts';

const sessionSchema = z.object({ date: z.string(), members: z.array(memberIdSchema), guests: z.int() });

/** Facts kept in one row; DynamoDB takes 400 kB a row. */
const factsPerRow = 400;

/**
 * Participation facts. A session is one row, a file of other facts is rows named by the file, so importing a file again
 * replaces what it said before.
 */
export const signalsTable = (client: DynamoDBDocumentClient, table: string) => ({
  async putSession(community: CommunityId, quarter: QuarterId, session: Session, expiresAt: number): Promise<void> {
    const Item = { ...signalKeys.signal(community, quarter, `session#${session.date}`), ...session, expiresAt };
    await client.send(new PutCommand({ TableName: table, Item }));
  },

  async sessions(community: CommunityId, quarter: QuarterId): Promise<Session[]> {
    const rows: Session[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :session)',
          ExpressionAttributeValues: { ':pk': signalKeys.quarter(community, quarter), ':session': 'session#' },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      rows.push(...(page.Items ?? []).map((item) => sessionSchema.parse(item)));
      start = page.LastEvaluatedKey;
    } while (start);
    return rows;
  },

  async putFacts(
    community: CommunityId,
    quarter: QuarterId,
    file: string,
    facts: readonly Fact[],
    expiresAt: number,
  ): Promise<void> {
    for (let i = 0; i < facts.length; i += factsPerRow) {
      const key = signalKeys.signal(community, quarter, `facts#${file}#${String(i / factsPerRow).padStart(6, '0')}`);
      const Item = { ...key, facts: facts.slice(i, i + factsPerRow), expiresAt };
      await client.send(new PutCommand({ TableName: table, Item }));
    }
  },
});
