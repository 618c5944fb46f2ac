import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { timeZoneSchema } from '../../shared/contract/community.ts';
import { memberIdSchema } from '../../shared/contract/identifiers.ts';
import { outboxStates } from '../../shared/contract/people.ts';
import type { OutboxRow, SurveyOutbox } from '../../shared/contract/people-stores.ts';
import { invitationKeys, type Key } from '../../shared/contract/tables.ts';
import { outboxAttribute, statesBefore } from '../../shared/mail/outbox.ts';
import { changeOutboxState } from './outbox-state.ts';

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

const keyOf = ({ pulse, token }: OutboxRow): Key => invitationKeys.invitation(pulse, token);

/**
 * States of survey mails, beside the invitations that they belong to. Every verb that writes is one conditional write. The
 * claim on a mail is in the person's record of mails, see `mailRecordTable`.
 */
export const outboxTable = (client: DynamoDBDocumentClient, table: string): SurveyOutbox => ({
  async invitation(pulse, token) {
    for (const ConsistentRead of [false, true]) {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: keyOf({ pulse, token }),
          ProjectionExpression: 'writing, #member, #timeZone, issued, invitation, reminder1, reminder2',
          ExpressionAttributeNames: { '#member': 'member', '#timeZone': 'timeZone' },
          ConsistentRead,
        }),
      );
      if (Item) return invitationRowSchema.parse(Item);
    }
    return undefined;
  },

  settle: (kind, row, state) =>
    changeOutboxState(client, table, keyOf(row), outboxAttribute(kind), statesBefore[state], state),

  async release(kind, row) {
    await changeOutboxState(client, table, keyOf(row), outboxAttribute(kind), ['unknown'], undefined);
  },
});
