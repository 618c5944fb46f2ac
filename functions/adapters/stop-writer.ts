import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { StopWriter } from '../../shared/contract/people-stores.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';
import type { Stop } from './stops-table.ts';

const everyStop: readonly Stop['reason'][] = ['paused', 'unsubscribed', 'bounced', 'complained'];

/** Writes stops. A weaker one never replaces a stronger one, so events and clicks may arrive twice or late. */
export const stopWriter = (client: DynamoDBDocumentClient, table: string): StopWriter => {
  /** Writes a stop unless a stronger one is stored: `weaker` lists those that it replaces. */
  async function stop(community: CommunityId, row: Stop, weaker: readonly Stop['reason'][]): Promise<void> {
    const names = weaker.map((_, index) => `:weaker${index}`);
    await conditionalWrite(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...peopleKeys.stop(community, row.member), ...row },
          ConditionExpression: `attribute_not_exists(pk) OR #reason IN (${names.join(', ')})`,
          ExpressionAttributeNames: { '#reason': 'reason' },
          ExpressionAttributeValues: Object.fromEntries(weaker.map((reason, index) => [`:weaker${index}`, reason])),
        }),
      ),
    );
  }

  return {
    stopMail: (community, member, reason) =>
      stop(community, { member, reason }, reason === 'complained' ? everyStop : ['paused']),

    pauseMail: (community, member, until) => stop(community, { member, reason: 'paused', until }, ['paused']),

    markForgotten: (community, member) => stop(community, { member, reason: 'forgotten' }, [...everyStop, 'forgotten']),

    async takeBack(community, member) {
      await conditionalWrite(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: peopleKeys.stop(community, member),
            ConditionExpression: '#reason = :forgotten',
            ExpressionAttributeNames: { '#reason': 'reason' },
            ExpressionAttributeValues: { ':forgotten': 'forgotten' },
          }),
        ),
      );
    },
  };
};
