import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { IssuedMarks } from '../../shared/contract/gate-stores.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { conditionalWrite } from './conditional-write.ts';

const rowSchema = z.object({ writing: z.int(), group: z.string(), issued: z.optional(z.string()) });

export const issuedMarks = (client: DynamoDBDocumentClient, table: string): IssuedMarks => ({
  async read(pulse, token) {
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

  async mark(pulse, token, writing, digest) {
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
