import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { communityIdSchema, memberIdSchema } from '../../shared/contract/identifiers.ts';
import { type Member, memberSchema, type Programme, programmeSchema } from '../../shared/contract/people.ts';
import { type Key, peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { isPast } from '../../shared/people/roster-version.ts';
import { inGroups } from './in-groups.ts';
import { type Row, wholeQuery } from './whole-query.ts';

const stopSchema = z.object({ member: memberIdSchema, reason: z.enum(['unsubscribed', 'bounced', 'complained']) });
type StopReason = z.infer<typeof stopSchema>['reason'];

/**
 * Members and programmes. A roster is written under its version and becomes current by one conditional write of the
 * programme row; until then, and after a kill, everybody reads the one before. A reader whose roster was replaced and
 * deleted under its eyes reads again. `roster` is always made by `rosterVersion`.
 */
export const peopleTable = (client: DynamoDBDocumentClient, table: string) => {
  async function read(key: Key): Promise<Row | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && withoutKey(Item);
  }

  const query = (pk: string, prefix: string): Promise<Row[]> => wholeQuery(client, table, pk, prefix);

  async function programme(community: CommunityId): Promise<Programme | undefined> {
    const row = await read(peopleKeys.programme(community));
    return row && programmeSchema.parse(row);
  }

  async function stopReason(community: CommunityId, member: MemberId): Promise<StopReason | undefined> {
    const row = await read(peopleKeys.stop(community, member));
    return row && stopSchema.parse(row).reason;
  }

  /**
   * What `read` finds in the current roster; undefined when there is none. Rows are deleted only once their roster was
   * replaced, so a finding is whole when it `cannotBePartial` or the roster is still current afterwards.
   */
  async function ofCurrentRoster<T>(
    community: CommunityId,
    read: (roster: string) => Promise<T>,
    cannotBePartial: (found: T) => boolean,
  ): Promise<T | undefined> {
    let current = await programme(community);
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

    async communities(): Promise<CommunityId[]> {
      const rows = await query(peopleKeys.communityList, '');
      return rows.map(({ sk }) => communityIdSchema.parse(sk));
    },

    /** The current roster, sorted by member id. */
    async members(community: CommunityId): Promise<Member[]> {
      const pk = peopleKeys.community(community);
      const rows = await ofCurrentRoster(
        community,
        (roster) => query(pk, peopleKeys.rosterPrefix(roster)),
        () => false,
      );
      if (!rows) return [];
      const stops = (await query(pk, peopleKeys.stopPrefix)).map((row) => stopSchema.parse(withoutKey(row)));
      const stopped = new Map(stops.map(({ member, reason }) => [member, reason]));
      const members = rows.map((row) => memberSchema.parse(withoutKey(row)));
      return members.map((member) => withStop(member, stopped.get(member.member)));
    },

    async member(community: CommunityId, member: MemberId): Promise<Member | undefined> {
      const row = await ofCurrentRoster(
        community,
        (roster) => read(peopleKeys.member(community, roster, member)),
        (found) => found !== undefined,
      );
      return row && withStop(memberSchema.parse(row), await stopReason(community, member));
    },

    /** The first reason stays, but a complaint outweighs any other. */
    async stopMail(community: CommunityId, member: MemberId, reason: StopReason): Promise<void> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: peopleKeys.stop(community, member),
            UpdateExpression: 'SET #member = :member, #reason = :reason',
            ...(reason !== 'complained' && { ConditionExpression: 'attribute_not_exists(pk)' }),
            ExpressionAttributeNames: { '#member': 'member', '#reason': 'reason' },
            ExpressionAttributeValues: { ':member': member, ':reason': reason },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    /**
     * Makes `members` the roster of the community, all or nothing. `replaces` is the roster that the change was computed
     * against; false, with nothing changed for any reader, when another import came first.
     */
    async applyRoster(next: Programme, members: readonly Member[], replaces: string | undefined): Promise<boolean> {
      const { id } = next.community;
      await inGroups(members, ({ mailStopped: _, ...member }) =>
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...peopleKeys.member(id, next.roster, member.member), ...member },
          }),
        ),
      );
      // Listed before it has a programme rather than after: who plans skips the one and would never find the other.
      await client.send(new PutCommand({ TableName: table, Item: peopleKeys.listedCommunity(id) }));
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...peopleKeys.programme(id), ...next },
            ConditionExpression: replaces === undefined ? 'attribute_not_exists(pk)' : 'roster = :replaces',
            ...(replaces !== undefined && { ExpressionAttributeValues: { ':replaces': replaces } }),
          }),
        );
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
      return true;
    },

    /** Deletes member rows of versions that can no longer become current, a killed import's included. */
    async pruneRosters(community: CommunityId, current: string): Promise<void> {
      const rows = await query(peopleKeys.community(community), peopleKeys.memberPrefix);
      const past = rows.filter(({ sk }) => isPast(String(sk).split('#')[1] ?? '', current));
      await inGroups(past, ({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    },
  };
};

const withoutKey = ({ pk: _pk, sk: _sk, ...row }: Row): Row => row;

const withStop = (member: Member, mailStopped: StopReason | undefined): Member =>
  mailStopped === undefined ? member : { ...member, mailStopped };
