import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Freshness } from '../../shared/contract/freshness.ts';
import { calendarDateSchema, memberIdSchema } from '../../shared/contract/identifiers.ts';
import type { StopStore } from '../../shared/contract/people-stores.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { wholeQueryOf, withoutKey } from './whole-query.ts';

/** Why and for how long mail to a person is stopped, or that they asked to be forgotten. One row a person. */
const stopSchema = z.discriminatedUnion('reason', [
  z.object({ member: memberIdSchema, reason: z.enum(['unsubscribed', 'bounced', 'complained', 'forgotten']) }),
  z.object({ member: memberIdSchema, reason: z.literal('paused'), until: calendarDateSchema }),
]);
export type Stop = z.infer<typeof stopSchema>;

/** Stops, in the form that the roster's reader applies to members. */
export interface StopsTable extends StopStore {
  of(community: CommunityId, member: MemberId): Promise<Stop | undefined>;
  all(community: CommunityId): Promise<ReadonlyMap<MemberId, Stop>>;
}

/** Rows beside the roster that no import touches. `stopWriter` writes them. */
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

  return {
    all,

    async of(community, member) {
      const Key = peopleKeys.stop(community, member);
      const ConsistentRead = freshness === 'newest';
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead }));
      return Item && stopSchema.parse(withoutKey(Item));
    },

    stopped: (community) => membersWith(community, ({ reason }) => reason !== 'paused'),

    forgotten: (community) => membersWith(community, ({ reason }) => reason === 'forgotten'),
  };
};
