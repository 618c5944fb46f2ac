import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { communityIdSchema, memberIdSchema } from '../../shared/contract/identifiers.ts';
import { type Member, memberSchema, type Programme, programmeSchema } from '../../shared/contract/people.ts';
import { type Key, peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';

const stopSchema = z.object({ member: memberIdSchema, reason: z.enum(['unsubscribed', 'bounced', 'complained']) });
type StopReason = z.infer<typeof stopSchema>['reason'];
type Row = Record<string, unknown>;

const writesAtOnce = 25;

/**
 * Members and programmes. A roster is written under its version and becomes current by one conditional write of the
 * programme row; until then, and after a kill, everybody reads the one before.
 */
export const peopleTable = (client: DynamoDBDocumentClient, table: string) => {
  async function read(key: Key): Promise<Row | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && withoutKey(Item);
  }

  async function query(pk: string, prefix: string): Promise<Row[]> {
    const rows: Row[] = [];
    let start: Row | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      rows.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return rows;
  }

  async function programme(community: CommunityId): Promise<Programme | undefined> {
    const row = await read(peopleKeys.programme(community));
    return row && programmeSchema.parse(row);
  }

  async function stopReason(community: CommunityId, member: MemberId): Promise<StopReason | undefined> {
    const row = await read(peopleKeys.stop(community, member));
    return row && stopSchema.parse(row).reason;
  }

  async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
    for (let i = 0; i < items.length; i += writesAtOnce) await Promise.all(items.slice(i, i + writesAtOnce).map(work));
  }

  return {
    programme,

    async communities(): Promise<CommunityId[]> {
      const rows = await query(peopleKeys.communityList, '');
      return rows.map(({ sk }) => communityIdSchema.parse(sk));
    },

    /** The current roster, sorted by member id. */
    async members(community: CommunityId): Promise<Member[]> {
      const current = await programme(community);
      if (!current) return [];
      const pk = peopleKeys.community(community);
      const [rows, stops] = await Promise.all([
        query(pk, peopleKeys.rosterPrefix(current.roster)),
        query(pk, peopleKeys.stopPrefix),
      ]);
      const stopped = new Map(stops.map((row) => stopSchema.parse(withoutKey(row))).map((s) => [s.member, s.reason]));
      return rows.map((row) => withStop(memberSchema.parse(withoutKey(row)), (member) => stopped.get(member)));
    },

    async member(community: CommunityId, member: MemberId): Promise<Member | undefined> {
      const current = await programme(community);
      const row = current && (await read(peopleKeys.member(community, current.roster, member)));
      if (!row) return undefined;
      const reason = await stopReason(community, member);
      return withStop(memberSchema.parse(row), () => reason);
    },

    /** The first reason stays, but a complaint outweighs any other. */
    async stopMail(community: CommunityId, member: MemberId, reason: StopReason): Promise<void> {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: peopleKeys.stop(community, member),
            UpdateExpression: 'SET #member = :member, #reason = :reason',
            ConditionExpression: 'attribute_not_exists(pk) OR :reason = :complained',
            ExpressionAttributeNames: { '#member': 'member', '#reason': 'reason' },
            ExpressionAttributeValues: { ':member': member, ':reason': reason, ':complained': 'complained' },
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
      await client.send(new PutCommand({ TableName: table, Item: peopleKeys.listedCommunity(id) }));
      return true;
    },

    /** Deletes member rows of rosters that are no longer current, a killed import's included. */
    async pruneRosters(community: CommunityId, current: string): Promise<void> {
      const rows = await query(peopleKeys.community(community), peopleKeys.memberPrefix);
      const old = rows.filter(({ sk }) => !String(sk).startsWith(peopleKeys.rosterPrefix(current)));
      await inGroups(old, ({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    },
  };
};

const withoutKey = ({ pk: _pk, sk: _sk, ...row }: Row): Row => row;

function withStop(member: Member, reasonOf: (member: MemberId) => StopReason | undefined): Member {
  const mailStopped = reasonOf(member.member);
  return mailStopped === undefined ? member : { ...member, mailStopped };
}
