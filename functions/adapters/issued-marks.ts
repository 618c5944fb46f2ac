import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';

const rowSchema = z.object({ writing: z.int(), group: z.string(), issued: z.optional(z.string()) });

/** The issued mark of invitations: besides the group, the only attribute that the gate reads, and the only one it writes. */
export const issuedMarks = (client: DynamoDBDocumentClient, table: string) => ({
  async read(
    pulse: PulseId,
    token: TokenHash,
  ): Promise<{ writing: number; group: string; issued: boolean } | undefined> {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: invitationKeys.invitation(pulse, token),
        ProjectionExpression: 'writing, #group, issued',
        ExpressionAttributeNames: { '#group': 'group' },
        ConsistentRead: true,
      }),
    );
    if (!Item) return undefined;
    const { writing, group, issued } = rowSchema.parse(Item);
    return { writing, group, issued: issued !== undefined };
  },

  /** One conditional write: stores the digest if the row has none or the same one, in an invitation of that writing. */
  async mark(
    pulse: PulseId,
    token: TokenHash,
    writing: number,
    digest: string,
  ): Promise<{ outcome: 'marked'; group: string } | { outcome: 'spent' | 'unknown' }> {
    const written = await conditionalWrite(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: invitationKeys.invitation(pulse, token),
          UpdateExpression: 'SET issued = :digest',
          ConditionExpression: 'writing = :writing AND (attribute_not_exists(issued) OR issued = :digest)',
          ExpressionAttributeValues: { ':digest': digest, ':writing': writing },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    if (written.done) return { outcome: 'marked', group: rowSchema.parse(written.reply.Attributes).group };
    return { outcome: written.standing?.['writing']?.N === String(writing) ? 'spent' : 'unknown' };
  },
});
