/**
 * The outbox: states of mails, beside the invitations and digests they belong to. Every verb that writes is one conditional
 * write. The claim on a survey mail is in the person's record of mails, see `mailRecordTable`.
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { timeZoneSchema } from '../../shared/contract/community.ts';
import { memberIdSchema } from '../../shared/contract/identifiers.ts';
import { type OutboxState, outboxStates } from '../../shared/contract/people.ts';
import { invitationKeys, type Key } from '../../shared/contract/tables.ts';
import type { PulseId, TokenHash } from '../../shared/kernel/ids.ts';
import {
  type Claim,
  type OutboxAttribute,
  type OutboxInvitation,
  type OwnOutbox,
  type OwnState,
  ownStates,
  statesBefore,
} from '../../shared/mail/outbox.ts';

const stateSchema = z.optional(z.enum(outboxStates));
const invitationRowSchema = z.object({
  writing: z.int(),
  member: memberIdSchema,
  timeZone: timeZoneSchema,
  issued: z.optional(z.string()),
  invitation: stateSchema,
  reminder1: stateSchema,
  reminder2: stateSchema,
});

export const outboxTable = (client: DynamoDBDocumentClient, table: string) => {
  /** Runs one conditional update of a row that is there; false when the condition failed. */
  async function update(
    key: Key,
    attribute: OutboxAttribute,
    change: { readonly expression: string; readonly before: readonly (OwnState | 'planned')[]; to?: OutboxState },
  ): Promise<boolean> {
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
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    /**
     * What send-mail needs to know of an invitation; undefined when there is none of that name. What was written in the last
     * moments may be missing from one that is there: it is no claim.
     */
    async invitation(pulse: PulseId, token: TokenHash): Promise<OutboxInvitation | undefined> {
      for (const ConsistentRead of [false, true]) {
        const { Item } = await client.send(
          new GetCommand({
            TableName: table,
            Key: invitationKeys.invitation(pulse, token),
            ProjectionExpression: 'writing, #member, #timeZone, issued, invitation, reminder1, reminder2',
            ExpressionAttributeNames: { '#member': 'member', '#timeZone': 'timeZone' },
            ConsistentRead,
          }),
        );
        if (Item) return invitationRowSchema.parse(Item);
      }
      return undefined;
    },

    /**
     * Claims the mail of a row that is made by it. Exactly one of any number of callers gets `claimed`; it owns the one
     * request that may follow.
     */
    async claim(key: Key, attribute: OwnOutbox, expiresAt: number): Promise<Claim> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...key },
            UpdateExpression: 'SET #state = :sending, expiresAt = :expiresAt',
            ConditionExpression: 'attribute_not_exists(#state)',
            ExpressionAttributeNames: { '#state': attribute },
            ExpressionAttributeValues: { ':sending': 'sending' satisfies OwnState, ':expiresAt': expiresAt },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'claimed';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // An error carries the row as the service wrote it, not as the document client reads it.
        const { S } = z.object({ S: z.enum(ownStates) }).parse(error.Item?.[attribute]);
        return S === 'sending' ? 'sending' : 'done';
      }
    },

    /** Writes the end of a mail. An end that may not follow what is there changes nothing, and gives false. */
    settle: (key: Key, attribute: OutboxAttribute, state: OutboxState): Promise<boolean> =>
      update(key, attribute, { expression: 'SET #state = :to', before: statesBefore[state], to: state }),

    /** Gives a claim back; only for its owner, and only when nothing was sent. */
    async release(key: Key, attribute: OutboxAttribute): Promise<void> {
      await update(key, attribute, { expression: 'REMOVE #state', before: ['sending', 'unknown'] });
    },
  };
};
