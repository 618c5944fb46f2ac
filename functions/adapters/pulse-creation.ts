import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { neverPublished } from '../../shared/contract/pulse-state.ts';
import type { PulseCreation } from '../../shared/contract/pulse-store.ts';
import { invitationKeys, keyRows } from '../../shared/contract/tables.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';

/** The most items that DynamoDB takes in one transaction. */
const mostInOneTransaction = 100;

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
  async create(definition, privateSealingKey, unlessFull = []) {
    const { pulse, expiresAt } = definition;
    // In doubt coarse: the caller tries again with no condition on others.
    if (unlessFull.length > mostInOneTransaction - 2) return 'overtaken';
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
            ...unlessFull.map((other) => ({ ConditionCheck: notFull(tables.invitations, other) })),
          ],
        }),
      );
      return 'created';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [own = '', key = '', ...others] = (error.CancellationReasons ?? []).map(({ Code = '' }) => Code);
      if (cameSecond.has(own) || cameSecond.has(key)) return 'exists';
      if (others.includes('ConditionalCheckFailed')) return 'overtaken';
      throw error;
    }
  },
});

/** Another run has created the pulse, or both do so at this moment and this one gave way. */
const cameSecond: ReadonlySet<string> = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** A definition written before there were coarse pulses is full. */
const notFull = (table: string, pulse: PulseId) => ({
  TableName: table,
  Key: invitationKeys.definition(pulse),
  ConditionExpression: `attribute_not_exists(pk) OR detail = :coarse OR #state IN (${neverPublished.map((state) => `:${state}`).join(', ')})`,
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: {
    ':coarse': 'coarse',
    ...Object.fromEntries(neverPublished.map((state) => [`:${state}`, state])),
  },
});
