import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Invitation, invitationSchema } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { invitationKeys, shardNames } from '../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import { nobody } from '../../shared/roster/member-id.ts';
import { inGroups } from './in-groups.ts';
import { type Freshness, type Row, wholeQueryOf } from './whole-query.ts';

type Written = Pick<PulseDefinition, 'pulse' | 'writes'>;

/** Invitation rows, as those who open, remind and count a pulse see them. */
export const invitationsTable = (client: DynamoDBDocumentClient, table: string) => ({
  /**
   * Writes the invitations of one writing, see `pulseDefinitions.beginWriting`. A row that the same or a later writing made stays
   * as it is, with every state that was written since; so a write that comes late changes nothing.
   */
  write: (pulse: PulseId, invitations: readonly Invitation[]): Promise<void> =>
    inGroups(invitations, async (row) => {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...invitationKeys.invitation(pulse, row.token), ...row },
            ConditionExpression: 'attribute_not_exists(pk) OR writing < :writing',
            ExpressionAttributeValues: { ':writing': row.writing },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }),

  /** Whoever an invitation was for, it is for nobody now; group and states stay. Nothing where there is none. */
  async anonymise(pulse: PulseId, token: TokenHash): Promise<void> {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: invitationKeys.invitation(pulse, token),
          UpdateExpression: 'SET #member = :nobody',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#member': 'member' },
          ExpressionAttributeValues: { ':nobody': nobody },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },

  /** The invitations of a pulse, sorted by token hash: those of the writing that it opened with, and no others. */
  async all({ pulse, writes }: Written, freshness: Freshness = 'newest'): Promise<Invitation[]> {
    const read = ({ pk: _pk, sk: _sk, ...row }: Row) => invitationSchema.parse(row);
    const shards = await Promise.all(
      shardNames.map((shard) => wholeQueryOf(read, client, table, invitationKeys.shard(pulse, shard), '', freshness)),
    );
    return shards.flat().filter(({ writing }) => writing === writes);
  },
});
