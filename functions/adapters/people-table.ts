import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { calendarDateSchema, communityIdSchema, memberIdSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import {
  type Member,
  memberSchema,
  type Programme,
  programmeSchema,
  type RememberedChange,
  rememberedChangeSchema,
} from '../../shared/contract/people.ts';
import { type Key, peopleKeys } from '../../shared/contract/tables.ts';
import { type TakenBack, takenBackSchema } from '../../shared/contract/taken-back.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import {
  addSeconds,
  type CalendarDate,
  daySeconds,
  epochMilliseconds,
  type Instant,
} from '../../shared/kernel/time.ts';
import type { ImportMemory } from '../../shared/roster/roster-memory.ts';
import { isPast } from '../../shared/roster/roster-version.ts';
import { inGroups } from './in-groups.ts';
import { type Freshness, type Row, wholeQuery, wholeQueryOf } from './whole-query.ts';

/** Why mail to a person stopped, for how long, or that there is nobody of that id any more. One row a person. */
const stopSchema = z.discriminatedUnion('reason', [
  z.object({ member: memberIdSchema, reason: z.enum(['unsubscribed', 'bounced', 'complained', 'forgotten']) }),
  z.object({ member: memberIdSchema, reason: z.literal('paused'), until: calendarDateSchema }),
]);
type Stop = z.infer<typeof stopSchema>;
type StopReason = NonNullable<Member['mailStopped']>;
const takenBackRowSchema = z.object({ takesBack: z.array(takenBackSchema) });
const changeRowSchema = z.object(rememberedChangeSchema.shape);
const expiryOf = (at: Instant): number =>
  epochMilliseconds(addSeconds(at, limits.changeRetentionDays * daySeconds)) / 1000;

const everyStop: readonly Stop['reason'][] = ['paused', 'unsubscribed', 'bounced', 'complained'];

/**
 * Members and programmes. A roster is written under its version and becomes current by one conditional write of the
 * programme row; until then, and after a kill, everybody reads the one before. A reader whose roster was replaced and
 * deleted under its eyes reads again. `roster` is always made by `rosterVersion`.
 */
export const peopleTable = (client: DynamoDBDocumentClient, table: string, freshness: Freshness = 'newest') => {
  async function read(key: Key, wanted = freshness): Promise<Row | undefined> {
    const ConsistentRead = wanted === 'newest';
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead }));
    return Item && withoutKey(Item);
  }

  const queryOf = <T>(read: (row: Row) => T, pk: string, prefix: string): Promise<T[]> =>
    wholeQueryOf(read, client, table, pk, prefix, freshness);
  const query = (pk: string, prefix: string): Promise<Row[]> => wholeQuery(client, table, pk, prefix, freshness);

  async function programme(community: CommunityId): Promise<Programme | undefined> {
    const row = await read(peopleKeys.programme(community));
    return row && programmeSchema.parse(row);
  }

  async function stopOf(community: CommunityId, member: MemberId): Promise<Stop | undefined> {
    const row = await read(peopleKeys.stop(community, member));
    return row && stopSchema.parse(row);
  }

  async function stopsOf(community: CommunityId): Promise<ReadonlyMap<MemberId, Stop>> {
    const read = (row: Row) => stopSchema.parse(withoutKey(row));
    const stops = await queryOf(read, peopleKeys.community(community), peopleKeys.stopPrefix);
    return new Map(stops.map((stop) => [stop.member, stop]));
  }

  /** Writes a stop unless a stronger one stands: `weaker` are those that it replaces. */
  async function stop(community: CommunityId, row: Stop, weaker: readonly Stop['reason'][]): Promise<void> {
    const names = weaker.map((_, index) => `:weaker${index}`);
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...peopleKeys.stop(community, row.member), ...row },
          ConditionExpression: `attribute_not_exists(pk) OR #reason IN (${names.join(', ')})`,
          ExpressionAttributeNames: { '#reason': 'reason' },
          ExpressionAttributeValues: Object.fromEntries(weaker.map((reason, index) => [`:weaker${index}`, reason])),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /**
   * What `read` finds in the current roster; undefined when there is none. Rows are deleted only once their roster was
   * replaced, so a finding is whole when it `cannotBePartial` or the roster is still current afterwards.
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

    async communities(): Promise<CommunityId[]> {
      const rows = await query(peopleKeys.communityList, '');
      return rows.map(({ sk }) => communityIdSchema.parse(sk));
    },

    /** The current roster, sorted by member id. */
    async members(community: CommunityId): Promise<Member[]> {
      const pk = peopleKeys.community(community);
      const read = (row: Row) => memberSchema.parse(withoutKey(row));
      const members = await ofCurrentRoster(
        community,
        (roster) => queryOf(read, pk, peopleKeys.rosterPrefix(roster)),
        () => false,
      );
      if (!members) return [];
      const stops = await stopsOf(community);
      return members.flatMap((member) => withStop(member, stops.get(member.member)) ?? []);
    },

    /** @param known the programme, where the caller has read it a moment ago */
    async member(community: CommunityId, member: MemberId, known?: Programme): Promise<Member | undefined> {
      const row = await ofCurrentRoster(
        community,
        // Rows of a roster never change, so an old reading is the newest, or finds nothing.
        async (roster) => {
          const key = peopleKeys.member(community, roster, member);
          return (await read(key, 'may-be-old')) ?? (await read(key));
        },
        (found) => found !== undefined,
        known,
      );
      return row && withStop(memberSchema.parse(row), await stopOf(community, member));
    },

    /** The first reason stays, but a complaint outweighs any other; a pause gives way to all of them. */
    stopMail: (community: CommunityId, member: MemberId, reason: StopReason): Promise<void> =>
      stop(community, { member, reason }, reason === 'complained' ? everyStop : ['paused']),

    /** No survey mails until that day; nothing where mail has stopped for good. */
    pauseMail: (community: CommunityId, member: MemberId, until: CalendarDate): Promise<void> =>
      stop(community, { member, reason: 'paused', until }, ['paused']),

    /** Everyone whose mails have stopped for good, on the roster or not; a pause is none. */
    async stopped(community: CommunityId): Promise<ReadonlySet<MemberId>> {
      const stops = await stopsOf(community);
      return new Set([...stops.values()].filter(({ reason }) => reason !== 'paused').map(({ member }) => member));
    },

    /** People who asked to be forgotten: only their ids, so that no older roster brings them back. */
    async forgotten(community: CommunityId): Promise<ReadonlySet<MemberId>> {
      const stops = await stopsOf(community);
      return new Set([...stops.values()].filter(({ reason }) => reason === 'forgotten').map(({ member }) => member));
    },

    /** First the mark that hides them from every reader, then the rows of every roster, also of one being written. */
    async forget(community: CommunityId, member: MemberId): Promise<void> {
      await stop(community, { member, reason: 'forgotten' }, [...everyStop, 'forgotten']);
      const pk = peopleKeys.community(community);
      const rows = [...(await query(pk, peopleKeys.memberPrefix)), ...(await query(pk, peopleKeys.changePrefix))];
      const theirs = rows.filter(({ sk }) => String(sk).endsWith(`#${member}`));
      await inGroups(theirs, ({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    },

    /** Takes the mark away again; the next import that names the person brings them back. */
    async takeBack(community: CommunityId, member: MemberId): Promise<void> {
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: peopleKeys.stop(community, member),
            ConditionExpression: '#reason = :forgotten',
            ExpressionAttributeNames: { '#reason': 'reason' },
            ExpressionAttributeValues: { ':forgotten': 'forgotten' },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    /** What imports before the one that made this roster current changed, and it. */
    async recentChanges(community: CommunityId, roster: string): Promise<RememberedChange[]> {
      const rows = await query(peopleKeys.community(community), peopleKeys.changesOf(roster));
      return rows.map((row) => changeRowSchema.parse(row));
    },

    /** What the import that made this roster current took back. */
    async takenBackBy(community: CommunityId, roster: string): Promise<readonly TakenBack[]> {
      const row = await read(peopleKeys.takenBackBy(community, roster));
      return row ? takenBackRowSchema.parse(row).takesBack : [];
    },

    /**
     * Makes `members` the roster of the community, all or nothing; `memory` goes with it. `replaces` is the roster that the change was computed
     * against; false, with nothing changed for any reader, when another import came first.
     */
    async applyRoster(
      next: Programme,
      members: readonly Member[],
      replaces: string | undefined,
      { changes, takesBack }: ImportMemory = { changes: [], takesBack: [] },
    ): Promise<boolean> {
      const { id } = next.community;
      await inGroups(changes, (change) => {
        const key = peopleKeys.change(id, next.roster, change.what, change.of);
        return client.send(
          new PutCommand({ TableName: table, Item: { ...key, ...change, expiresAt: expiryOf(change.at) } }),
        );
      });
      if (takesBack.length > 0) {
        const key = peopleKeys.takenBackBy(id, next.roster);
        const Item = { ...key, takesBack, expiresAt: expiryOf(next.importedAt) };
        await client.send(new PutCommand({ TableName: table, Item }));
      }
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

    /**
     * Deletes rows of versions that can no longer become current, a killed import's included, and those of people who
     * asked to be forgotten while their roster was being written.
     */
    async pruneRosters(community: CommunityId, current: string): Promise<void> {
      const pk = peopleKeys.community(community);
      const sortKey = ({ sk }: Row) => String(sk);
      const members = await queryOf(sortKey, pk, peopleKeys.memberPrefix);
      const changes = await queryOf(sortKey, pk, peopleKeys.changePrefix);
      const stops = await stopsOf(community);
      const past = [...members, ...changes].filter((sk) => {
        const [, version = '', ...names] = sk.split('#');
        const id = memberIdSchema.safeParse(names.at(-1)).data;
        return isPast(version, current) || (id !== undefined && stops.get(id)?.reason === 'forgotten');
      });
      await inGroups(past, (sk) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    },
  };
};

const withoutKey = ({ pk: _pk, sk: _sk, ...row }: Row): Row => row;

/** Undefined for a person who asked to be forgotten. */
function withStop(member: Member, stop: Stop | undefined): Member | undefined {
  if (stop === undefined) return member;
  if (stop.reason === 'forgotten') return undefined;
  if (stop.reason !== 'paused') return { ...member, mailStopped: stop.reason };
  const { pausedUntil } = member;
  return { ...member, pausedUntil: pausedUntil !== undefined && pausedUntil > stop.until ? pausedUntil : stop.until };
}
