import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { calendarDateSchema } from '../../shared/contract/identifiers.ts';
import { signalKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { type Session, sessionSchema } from '../../shared/participation/count-attendance.ts';
import { type KnownFact, keyOfFact, knownFactSchema } from '../../shared/participation/known-fact.ts';
import type { SignalStore } from '../../shared/participation/signal-store.ts';
import { inGroups } from './in-groups.ts';
import { type Row, wholeQuery } from './whole-query.ts';

const sessionPrefix = 'session#';
const factPrefix = 'fact#';

/**
 * Participation facts. A session is one row, named by its day and file; any other fact is one row, named by its content.
 * So duplicates collapse into one row, and facts that a file no longer contains can be withdrawn.
 */
export const signalsTable = (client: DynamoDBDocumentClient, table: string): SignalStore => {
  const query = (pk: string, prefix: string): Promise<Row[]> => wholeQuery(client, table, pk, prefix);
  const stated = async (pk: string, prefix: string): Promise<Row[]> =>
    (await query(pk, prefix)).filter((row) => row['withdrawn'] !== true);
  const ofFile = async (community: CommunityId, quarter: QuarterId, file: string): Promise<Row[]> =>
    (await query(signalKeys.quarter(community, quarter), '')).filter((row) => row['file'] === file);
  const sessionKey = (community: CommunityId, quarter: QuarterId, { date, file }: Session) =>
    signalKeys.signal(community, quarter, `${sessionPrefix}${date}#${file}`);
  const factKey = (community: CommunityId, quarter: QuarterId, fact: KnownFact) =>
    signalKeys.signal(community, quarter, `${factPrefix}${keyOfFact(fact)}`);

  return {
    async keepSession(community, quarter, session, expiresAt) {
      const key = sessionKey(community, quarter, session);
      await client.send(new PutCommand({ TableName: table, Item: { ...key, ...session, expiresAt } }));
    },

    async sessions(community, quarter) {
      const rows = await stated(signalKeys.quarter(community, quarter), sessionPrefix);
      return rows.map((row) => sessionSchema.parse(row));
    },

    async keepFacts(community, quarter, file, facts, expiresAt) {
      const items = facts.map((fact) => ({ ...factKey(community, quarter, fact), ...fact, file, expiresAt }));
      await inGroups(items, (Item) => client.send(new PutCommand({ TableName: table, Item })));
    },

    async withdrawOthers(community, quarter, file, { sessions, facts }, takenBack) {
      const said = new Set([
        ...sessions.map((session) => sessionKey(community, quarter, session).sk),
        ...facts.map((fact) => factKey(community, quarter, fact).sk),
      ]);
      const isGone = (row: Row): boolean =>
        !String(row['sk']).startsWith(sessionPrefix) ||
        row['withdrawn'] === true ||
        takenBack(calendarDateSchema.parse(row['date']));
      const others = (await ofFile(community, quarter, file)).filter(
        (row) => !said.has(String(row['sk'])) && isGone(row),
      );
      await inGroups(others, (row) =>
        client.send(new PutCommand({ TableName: table, Item: { ...row, withdrawn: true } })),
      );
      const days = others
        .filter(({ sk }) => String(sk).startsWith(sessionPrefix))
        .map((row) => calendarDateSchema.parse(row['date']));
      return { sessions: days, facts: others.length - days.length };
    },

    async removeWithdrawn(community, quarter, file) {
      const withdrawn = (await ofFile(community, quarter, file)).filter((row) => row['withdrawn'] === true);
      await inGroups(withdrawn, ({ pk, sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    },

    async erase(community, quarter, member) {
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

    async facts(community, quarter) {
      const rows = await stated(signalKeys.quarter(community, quarter), factPrefix);
      return rows.map((row) => knownFactSchema.parse(row));
    },
  };
};
