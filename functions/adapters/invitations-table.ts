import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Invitation, invitationSchema } from '../../shared/contract/people.ts';
import { invitationKeys, shardNames } from '../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import { nobody } from '../../shared/people/member-id.ts';
import { type Freshness, wholeQuery } from './whole-query.ts';

/** DynamoDB takes 100 actions in a transaction; one counts the writing on the definition. */
const rowsPerTransaction = 50;

/** Invitation rows, as those who open, remind and count a pulse see them. */
export const invitationsTable = (client: DynamoDBDocumentClient, table: string) => ({
  /**
   * Writes invitations while the pulse is still opening; a row that is there already stays as it is.
   * Returns false, with nothing more written, once the pulse has left `opening`.
   */
  async write(pulse: PulseId, invitations: readonly Invitation[]): Promise<boolean> {
    for (let i = 0; i < invitations.length; i += rowsPerTransaction) {
      const rows = invitations.slice(i, i + rowsPerTransaction);
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Update: {
                  TableName: table,
                  Key: invitationKeys.definition(pulse),
                  UpdateExpression: 'ADD writes :one',
                  ConditionExpression: '#state = :opening',
                  ExpressionAttributeNames: { '#state': 'state' },
                  ExpressionAttributeValues: { ':opening': 'opening', ':one': 1 },
                },
              },
              // Nothing but what a repeat writes again is in a row yet, so writing it twice changes nothing.
              ...rows.map((row) => ({
                Put: { TableName: table, Item: { ...invitationKeys.invitation(pulse, row.token), ...row } },
              })),
            ],
          }),
        );
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        if (error.CancellationReasons?.[0]?.Code !== 'ConditionalCheckFailed') throw error;
        return false;
      }
    }
    return true;
  },

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

  /** All invitations of a pulse, sorted by token hash. */
  async all(pulse: PulseId, freshness: Freshness = 'newest'): Promise<Invitation[]> {
    const shards = await Promise.all(
      shardNames.map((shard) => wholeQuery(client, table, invitationKeys.shard(pulse, shard), '', freshness)),
    );
    return shards.flat().map(({ pk: _pk, sk: _sk, ...row }) => invitationSchema.parse(row));
  },
});
