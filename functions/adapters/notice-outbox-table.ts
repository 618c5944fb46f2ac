import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import {
  type NoticeOutbox,
  type NoticeState,
  noticeStates,
  noticeStatesBefore,
} from '../../shared/mail/notice-outbox.ts';
import { conditionalWrite } from './conditional-write.ts';
import { changeOutboxState } from './outbox-state.ts';

/** The outbox of digests, or of notices to stewards: one row a mail, created by the claim on it. */
export const noticeOutboxTable = (
  client: DynamoDBDocumentClient,
  table: string,
  attribute: 'digest' | 'notice',
): NoticeOutbox => ({
  async claim(key, expiresAt) {
    const written = await conditionalWrite(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...key },
          UpdateExpression: 'SET #state = :sending, expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(#state)',
          ExpressionAttributeNames: { '#state': attribute },
          ExpressionAttributeValues: { ':sending': 'sending' satisfies NoticeState, ':expiresAt': expiresAt },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    if (written.done) return 'claimed';
    // The row in the service's own format, not as the document client reads it.
    const { S } = z.object({ S: z.enum(noticeStates) }).parse(written.standing?.[attribute]);
    return S === 'sending' ? 'sending' : 'done';
  },

  settle: (key, state) => changeOutboxState(client, table, key, attribute, noticeStatesBefore[state], state),

  async release(key) {
    await changeOutboxState<NoticeState>(client, table, key, attribute, ['sending', 'unknown'], undefined);
  },
});
