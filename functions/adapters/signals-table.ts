import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { signalKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId, QuarterId } from '../../shared/kernel/ids.ts';
import { type Session, sessionSchema } from '../../shared/signals/count-attendance.ts';
import { type KnownFact, keyOfFact, knownFactSchema } from '../../shared/signals/known-fact.ts';
import { inGroups } from './in-groups.ts';
import { type Row, wholeQuery } from './whole-query.ts';

const sessionPrefix = 'session#';
const factPrefix = 'fact#';

/**
 * Participation facts. A session is one row, named by its day and file; any other fact is one row, named by what it says.
 * So whatever comes twice stands once, and a session's file put again replaces what it said before.
 */
export const signalsTable = (client: DynamoDBDocumentClient, table: string) => {
  const query = (pk: string, prefix: string): Promise<Row[]> => wholeQuery(client, table, pk, prefix);

  return {
    async putSession(community: CommunityId, quarter: QuarterId, session: Session, expiresAt: number): Promise<void> {
      const key = signalKeys.signal(community, quarter, `${sessionPrefix}${session.date}#${session.file}`);
      await client.send(new PutCommand({ TableName: table, Item: { ...key, ...session, expiresAt } }));
    },

    /** In the order of their days. */
    async sessions(community: CommunityId, quarter: QuarterId): Promise<Session[]> {
      const rows = await query(signalKeys.quarter(community, quarter), sessionPrefix);
      return rows.map((row) => sessionSchema.parse(row));
    },

    /**
     * Facts that an earlier version of the file said and this one does not are withdrawn: no reading finds them any more, and
     * `removeWithdrawn` removes them once the quarter is counted anew. Until then a repeat finds that there is something to count.
     *
     * @returns how many are withdrawn
     */
    async putFacts(
      community: CommunityId,
      quarter: QuarterId,
      file: string,
      facts: readonly KnownFact[],
      expiresAt: number,
    ): Promise<number> {
      const items = facts.map((fact) => {
        const key = signalKeys.signal(community, quarter, `${factPrefix}${keyOfFact(fact)}`);
        return { ...key, ...fact, file, expiresAt };
      });
      await inGroups(items, (Item) => client.send(new PutCommand({ TableName: table, Item })));
      const said = new Set(items.map(({ sk }) => sk));
      const rows = await query(signalKeys.quarter(community, quarter), factPrefix);
      const withdrawn = rows.filter((row) => row['file'] === file && !said.has(String(row['sk'])));
      await inGroups(withdrawn, (row) =>
        client.send(new PutCommand({ TableName: table, Item: { ...row, withdrawn: true } })),
      );
      return withdrawn.length;
    },

    async removeWithdrawn(community: CommunityId, quarter: QuarterId, file: string): Promise<void> {
      const rows = await query(signalKeys.quarter(community, quarter), factPrefix);
      const withdrawn = rows.filter((row) => row['file'] === file && row['withdrawn'] === true);
      await inGroups(withdrawn, ({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    },

    /** Removes a person from the participation of a quarter: facts about them, and their presence in sessions. */
    async erase(community: CommunityId, quarter: QuarterId, member: MemberId): Promise<void> {
      const rows = await query(signalKeys.quarter(community, quarter), '');
      await inGroups(rows, async ({ pk, sk, ...row }) => {
        if (String(sk).startsWith(factPrefix)) {
          if (row['member'] !== member && row['otherMember'] !== member) return;
          await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
        } else if (String(sk).startsWith(sessionPrefix)) {
          const { members } = sessionSchema.parse(row);
          if (!members.includes(member)) return;
          const others = members.filter((other) => other !== member);
          await client.send(new PutCommand({ TableName: table, Item: { pk, sk, ...row, members: others } }));
        }
      });
    },

    async facts(community: CommunityId, quarter: QuarterId): Promise<KnownFact[]> {
      const rows = await query(signalKeys.quarter(community, quarter), factPrefix);
      return rows.filter((row) => row['withdrawn'] !== true).map((row) => knownFactSchema.parse(row));
    },
  };
};
