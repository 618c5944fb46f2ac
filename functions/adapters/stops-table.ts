import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Freshness } from '../../shared/contract/freshness.ts';
import { calendarDateSchema, memberIdSchema } from '../../shared/contract/identifiers.ts';
import type { StopStore } from '../../shared/contract/people-stores.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';
import { wholeQueryOf, withoutKey } from './whole-query.ts';

/** Why mail to a person stopped, for how long, or that they asked to be forgotten. One row a person. */
const stopSchema = z.discriminatedUnion('reason', [
  z.object({ member: memberIdSchema, reason: z.enum(['unsubscribed', 'bounced', 'complained', 'forgotten']) }),
  z.object({ member: memberIdSchema, reason: z.literal('paused'), until: calendarDateSchema }),
]);
export type Stop = z.infer<typeof stopSchema>;

const everyStop: readonly Stop['reason'][] = ['paused', 'unsubscribed', 'bounced', 'complained'];

/** Stops as they are written by events, links and wishes; and as the roster's reader lays them over members. */
export interface StopsTable extends StopStore {
  of(community: CommunityId, member: MemberId): Promise<Stop | undefined>;
  all(community: CommunityId): Promise<ReadonlyMap<MemberId, Stop>>;
}

/** Rows beside the roster, which no import touches. A weaker stop never replaces a stronger one, so events may come twice. */
export const stopsTable = (
  client: DynamoDBDocumentClient,
  table: string,
  freshness: Freshness = 'newest',
): StopsTable => {
  async function all(community: CommunityId): Promise<ReadonlyMap<MemberId, Stop>> {
    const pk = peopleKeys.community(community);
    const stops = await wholeQueryOf(
      (row) => stopSchema.parse(withoutKey(row)),
      ...([client, table, pk, peopleKeys.stopPrefix, freshness] as const),
    );
    return new Map(stops.map((stop) => [stop.member, stop]));
  }

  async function membersWith(community: CommunityId, isMeant: (stop: Stop) => boolean): Promise<Set<MemberId>> {
    return new Set([...(await all(community)).values()].filter(isMeant).map(({ member }) => member));
  }

  /** Writes a stop unless a stronger one is stored: `weaker` are those that it replaces. */
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
    all,

    async of(community, member) {
      const Key = peopleKeys.stop(community, member);
      const ConsistentRead = freshness === 'newest';
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead }));
      return Item && stopSchema.parse(withoutKey(Item));
    },

    stopMail: (community, member, reason) =>
      stop(community, { member, reason }, reason === 'complained' ? everyStop : ['paused']),

    pauseMail: (community, member, until) => stop(community, { member, reason: 'paused', until }, ['paused']),

    stopped: (community) => membersWith(community, ({ reason }) => reason !== 'paused'),

    forgotten: (community) => membersWith(community, ({ reason }) => reason === 'forgotten'),

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
