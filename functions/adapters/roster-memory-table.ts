import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { limits } from '../../shared/contract/limits.ts';
import { rememberedChangeSchema } from '../../shared/contract/people.ts';
import type { RosterMemoryStore } from '../../shared/contract/people-stores.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import { takenBackSchema } from '../../shared/contract/taken-back.ts';
import { addSeconds, daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import { inGroups } from './in-groups.ts';
import { deletePastRosters } from './past-rosters.ts';
import { wholeQuery } from './whole-query.ts';

const takenBackRowSchema = z.object({ takesBack: z.array(takenBackSchema) });
const changeRowSchema = z.object(rememberedChangeSchema.shape);

const expiryOf = (at: Instant): number =>
  epochMilliseconds(addSeconds(at, limits.changeRetentionDays * daySeconds)) / 1000;

/** Rows stored beside the roster under its version: those of a roster that never becomes current are never read. */
export const rosterMemoryTable = (client: DynamoDBDocumentClient, table: string): RosterMemoryStore => ({
  async remember({ community: { id }, roster, importedAt }, { changes, takesBack }) {
    await inGroups(changes, (change) => {
      const key = peopleKeys.change(id, roster, change.what, change.of);
      return client.send(
        new PutCommand({ TableName: table, Item: { ...key, ...change, expiresAt: expiryOf(change.at) } }),
      );
    });
    if (takesBack.length === 0) return;
    const Item = { ...peopleKeys.takenBackBy(id, roster), takesBack, expiresAt: expiryOf(importedAt) };
    await client.send(new PutCommand({ TableName: table, Item }));
  },

  async recentChanges(community, roster) {
    const rows = await wholeQuery(client, table, peopleKeys.community(community), peopleKeys.changesOf(roster));
    return rows.map((row) => changeRowSchema.parse(row));
  },

  async takenBackBy(community, roster) {
    const Key = peopleKeys.takenBackBy(community, roster);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item ? takenBackRowSchema.parse(Item).takesBack : [];
  },

  pruneChanges: (community, current, forgotten) =>
    deletePastRosters(client, table, community, peopleKeys.changePrefix, current, forgotten),
});
