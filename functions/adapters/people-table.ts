import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Freshness } from '../../shared/contract/freshness.ts';
import { communityIdSchema, groupNameSchema, memberIdSchema } from '../../shared/contract/identifiers.ts';
import { type Member, memberSchema, type Programme, programmeSchema } from '../../shared/contract/people.ts';
import type { PeopleStore } from '../../shared/contract/people-stores.ts';
import { type Key, peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';
import { inGroups } from './in-groups.ts';
import { deletePastRosters } from './past-rosters.ts';
import { type Stop, stopsTable } from './stops-table.ts';
import { type Row, wholeQuery, wholeQueryOf, withoutKey } from './whole-query.ts';

/** All that comparing communities reads of a member. */
const groupOfMember = z.object({ member: memberIdSchema, group: groupNameSchema });

/**
 * Members and programmes. A roster is written under its version and becomes current by one conditional write of the
 * programme row; until then, and if the import is killed, every reader gets the previous one. A reader whose roster is replaced
 * and deleted while it reads starts again. `roster` always comes from `rosterVersion`. Members are returned with their stops.
 */
export const peopleTable = (
  client: DynamoDBDocumentClient,
  table: string,
  freshness: Freshness = 'newest',
): PeopleStore => {
  const stops = stopsTable(client, table, freshness);

  async function read(key: Key, wanted = freshness): Promise<Row | undefined> {
    const ConsistentRead = wanted === 'newest';
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead }));
    return Item && withoutKey(Item);
  }

  async function programme(community: CommunityId): Promise<Programme | undefined> {
    const row = await read(peopleKeys.programme(community));
    return row && programmeSchema.parse(row);
  }

  /**
   * What `read` finds in the current roster; undefined if there is none. Rows are deleted only after their roster has been
   * replaced, so a result is complete if it `cannotBePartial` or the roster is still current afterwards.
   */
  async function ofCurrentRoster<T>(
    community: CommunityId,
    read: (roster: string) => Promise<T>,
    cannotBePartial: (found: T) => boolean,
    known?: Programme,
  ): Promise<T | undefined> {
    let current = known ?? (await programme(community));
    while (current) {
      const found = await read(current.roster);
      if (cannotBePartial(found)) return found;
      const after = await programme(community);
      if (after?.roster === current.roster) return found;
      current = after;
    }
    return undefined;
  }

  return {
    programme,

    async communities() {
      const rows = await wholeQuery(client, table, peopleKeys.communityList, '', freshness);
      return rows.map(({ sk }) => communityIdSchema.parse(sk));
    },

    async members(community) {
      const pk = peopleKeys.community(community);
      const member = (row: Row) => memberSchema.parse(withoutKey(row));
      const members = await ofCurrentRoster(
        community,
        (roster) => wholeQueryOf(member, client, table, pk, peopleKeys.rosterPrefix(roster), freshness),
        () => false,
      );
      if (!members) return [];
      const known = await stops.all(community);
      return members.flatMap((one) => withStop(one, known.get(one.member)) ?? []);
    },

    async groupsOfMembers(community) {
      const pk = peopleKeys.community(community);
      const members = await ofCurrentRoster(
        community,
        (roster) =>
          wholeQueryOf(
            (row) => groupOfMember.parse(row),
            client,
            table,
            pk,
            peopleKeys.rosterPrefix(roster),
            freshness,
            Object.keys(groupOfMember.shape),
          ),
        () => false,
      );
      const forgotten = members ? await stops.forgotten(community) : new Set<MemberId>();
      return new Map(
        (members ?? []).filter(({ member }) => !forgotten.has(member)).map(({ member, group }) => [member, group]),
      );
    },

    async member(community, member, known) {
      const row = await ofCurrentRoster(
        community,
        // Rows of a roster never change, so an eventually consistent read returns the newest, or finds nothing.
        async (roster) => {
          const key = peopleKeys.member(community, roster, member);
          return (await read(key, 'may-be-old')) ?? (await read(key));
        },
        (found) => found !== undefined,
        known,
      );
      return row && withStop(memberSchema.parse(row), await stops.of(community, member));
    },

    async applyRoster(next, members, replaces) {
      const { id } = next.community;
      await inGroups(members, ({ mailStopped: _, ...member }) =>
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...peopleKeys.member(id, next.roster, member.member), ...member },
          }),
        ),
      );
      // Listed before its programme exists, not after: the planner skips a community without one, but would never find an unlisted one.
      await client.send(new PutCommand({ TableName: table, Item: peopleKeys.listedCommunity(id) }));
      const { done } = await conditionalWrite(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...peopleKeys.programme(id), ...next },
            ConditionExpression: replaces === undefined ? 'attribute_not_exists(pk)' : 'roster = :replaces',
            ...(replaces !== undefined && { ExpressionAttributeValues: { ':replaces': replaces } }),
          }),
        ),
      );
      return done;
    },

    pruneRosters: (community, current, forgotten) =>
      deletePastRosters(client, table, community, peopleKeys.memberPrefix, current, forgotten),
  };
};

/** Undefined for a person who has asked to be forgotten. */
function withStop(member: Member, stop: Stop | undefined): Member | undefined {
  if (stop === undefined) return member;
  if (stop.reason === 'forgotten') return undefined;
  if (stop.reason !== 'paused') return { ...member, mailStopped: stop.reason };
  const { pausedUntil } = member;
  return { ...member, pausedUntil: pausedUntil !== undefined && pausedUntil > stop.until ? pausedUntil : stop.until };
}
