import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { invitationSchema } from '../../shared/contract/people.ts';
import type { InvitationStore } from '../../shared/contract/people-stores.ts';
import { invitationKeys, shardNames } from '../../shared/contract/tables.ts';
import { nobody } from '../../shared/roster/member-id.ts';
import { conditionalWrite } from './conditional-write.ts';
import { inGroups } from './in-groups.ts';
import { wholeQueryOf, withoutKey } from './whole-query.ts';

/** Invitation rows, as the steps that open, remind and count a pulse see them. */
export const invitationsTable = (client: DynamoDBDocumentClient, table: string): InvitationStore => ({
  /**
   * Writes the invitations of one writing, see `pulseDefinitions.beginWriting`. A row of the same or a later writing stays as
   * it is, with every state recorded since, so a late write changes nothing.
   */
  write: (pulse, invitations) =>
    inGroups(invitations, (row) =>
      conditionalWrite(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...invitationKeys.invitation(pulse, row.token), ...row },
            ConditionExpression: 'attribute_not_exists(pk) OR writing < :writing',
            ExpressionAttributeValues: { ':writing': row.writing },
          }),
        ),
      ),
    ),

  async anonymise(pulse, token) {
    await conditionalWrite(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: invitationKeys.invitation(pulse, token),
          UpdateExpression: 'SET #member = :nobody',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#member': 'member' },
          ExpressionAttributeValues: { ':nobody': nobody },
        }),
      ),
    );
  },

  async all({ pulse, writingNumber }, freshness = 'newest') {
    const shards = await Promise.all(
      shardNames.map((shard) =>
        wholeQueryOf(
          (row) => invitationSchema.parse(withoutKey(row)),
          ...([client, table, invitationKeys.shard(pulse, shard), '', freshness] as const),
        ),
      ),
    );
    return shards.flat().filter(({ writing }) => writing === writingNumber);
  },
});
