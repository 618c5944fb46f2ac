/** The outbox: states of mails, beside the invitations and digests they belong to. Every verb is one conditional write. */
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { timeZoneSchema } from '../../shared/contract/community.ts';
import { memberIdSchema } from '../../shared/contract/identifiers.ts';
import { type OutboxState, outboxStates } from '../../shared/contract/people.ts';
import { invitationKeys, type Key } from '../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import { type Claim, type OutboxAttribute, type OutboxInvitation, statesBefore } from '../../shared/people/outbox.ts';

const stateSchema = z.optional(z.enum(outboxStates));
const invitationRowSchema = z.object({
  member: memberIdSchema,
  timeZone: timeZoneSchema,
  issued: z.optional(z.string()),
  invitation: stateSchema,
  reminder1: stateSchema,
  reminder2: stateSchema,
});

export const outboxTable = (client: DynamoDBDocumentClient, table: string) => {
  /** Runs one conditional update; undefined when it was done, the row as it was (or null) when the condition failed. */
  async function update(
    key: Key,
    attribute: OutboxAttribute,
    change: { readonly expression: string; readonly before: readonly (OutboxState | 'planned')[]; to?: OutboxState },
  ): Promise<Record<string, unknown> | null | undefined> {
    const states = change.before.filter((state) => state !== 'planned');
    const conditions = [
      ...(states.length < change.before.length ? ['attribute_not_exists(#state)'] : []),
      ...(states.length > 0 ? [`#state IN (${states.map((state) => `:${state}`).join(', ')})`] : []),
    ];
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...key },
          UpdateExpression: change.expression,
          ConditionExpression: `attribute_exists(sk) AND (${conditions.join(' OR ')})`,
          ExpressionAttributeNames: { '#state': attribute },
          ...((states.length > 0 || change.to) && {
            ExpressionAttributeValues: {
              ...Object.fromEntries(states.map((state) => [`:${state}`, state])),
              ...(change.to && { ':to': change.to }),
            },
          }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item ?? null;
    }
  }

  return {
    /** What send-mail needs to know of an invitation; undefined when there is none of that name. */
    async invitation(pulse: PulseId, token: TokenHash): Promise<OutboxInvitation | undefined> {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: invitationKeys.invitation(pulse, token),
          ProjectionExpression: '#member, #timeZone, issued, invitation, reminder1, reminder2',
          ExpressionAttributeNames: { '#member': 'member', '#timeZone': 'timeZone' },
          ConsistentRead: true,
        }),
      );
      return Item ? invitationRowSchema.parse(Item) : undefined;
    },

    /** Exactly one of any number of callers gets `claimed`; it owns the one request that may follow. */
    async claim(key: Key, attribute: OutboxAttribute): Promise<Claim> {
      const found = await update(key, attribute, {
        expression: 'SET #state = :to',
        before: statesBefore.sending,
        to: 'sending',
      });
      if (found === undefined) return 'claimed';
      if (found === null) return 'missing';
      // An error carries the row as the service wrote it, not as the document client reads it.
      const { S } = z.object({ S: z.enum(outboxStates) }).parse(found[attribute]);
      return S === 'sending' ? 'sending' : 'done';
    },

    /**
     * Claims one mail that stands for several rows: all of them or none, so that no row can be sent again by itself.
     * False when any of them is not planned any more.
     */
    async claimTogether(keys: readonly Key[], attribute: OutboxAttribute): Promise<boolean> {
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: keys.map((key) => ({
              Update: {
                TableName: table,
                Key: { ...key },
                UpdateExpression: 'SET #state = :to',
                ConditionExpression: 'attribute_exists(sk) AND attribute_not_exists(#state)',
                ExpressionAttributeNames: { '#state': attribute },
                ExpressionAttributeValues: { ':to': 'sending' satisfies OutboxState },
              },
            })),
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        // Another transaction on the same rows is another claim.
        if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict'))
          return false;
        throw error;
      }
    },

    /** Writes the end of a mail. An end that may not follow what is there changes nothing. */
    async settle(key: Key, attribute: OutboxAttribute, state: OutboxState): Promise<void> {
      await update(key, attribute, { expression: 'SET #state = :to', before: statesBefore[state], to: state });
    },

    /** Gives a claim back; only for its owner, and only when nothing was sent. */
    async release(key: Key, attribute: OutboxAttribute): Promise<void> {
      await update(key, attribute, { expression: 'REMOVE #state', before: ['sending', 'unknown'] });
    },

    /** Makes the outbox row of a digest or notice, once; one that exists keeps its state. */
    async planMail(key: Key, expiresAt: number): Promise<void> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...key, expiresAt },
            ConditionExpression: 'attribute_not_exists(sk)',
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
};
