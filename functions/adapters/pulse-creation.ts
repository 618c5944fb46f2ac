import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { PulseCreation } from '../../shared/contract/pulse-store.ts';
import { invitationKeys, keyRows } from '../../shared/contract/tables.ts';

/**
 * Two rows in two tables, in one transaction. IAM asks for `PutItem` on each, under the partitions of the role's grants:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 *
 * The client sends every attempt of a call under one request token, so an attempt that repeats one whose reply was lost is
 * answered as the first was, for ten minutes:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const pulseCreation = (
  client: DynamoDBDocumentClient,
  tables: { readonly invitations: string; readonly keys: string },
): PulseCreation => ({
  async create(definition, privateSealingKey) {
    const { pulse, expiresAt } = definition;
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: tables.invitations,
                Item: { ...invitationKeys.definition(pulse), ...definition },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            // No condition: a key without a definition opens nothing, and this pulse has had no definition.
            {
              Put: {
                TableName: tables.keys,
                Item: { ...keyRows.sealing(pulse), bytes: privateSealingKey, expiresAt },
              },
            },
          ],
        }),
      );
      return 'created';
    } catch (error) {
      if (error instanceof TransactionCanceledException && cameSecond(error)) return 'exists';
      throw error;
    }
  },
});

/** Another run has created the pulse, or both do so at this moment and this one gave way. */
const cameSecond = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict');
