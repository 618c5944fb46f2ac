import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { rosterErasure } from '../../functions/adapters/roster-erasure.ts';
import { rosterMemoryTable } from '../../functions/adapters/roster-memory-table.ts';
import { signalsTable } from '../../functions/adapters/signals-table.ts';
import { stopsTable } from '../../functions/adapters/stops-table.ts';
import { quartersKept } from '../../shared/contract/quarters.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/**
 * Erases again what a restore may have brought back: rows of replaced rosters, and everything about people whose mark says
 * that they asked to be forgotten. The marks are in the running table, so they are newer than any backup. A repeat changes
 * nothing.
 */
export async function eraseAgain(
  client: DynamoDBDocumentClient,
  tables: { readonly people: string; readonly signals: string },
  now: Instant,
): Promise<{ readonly forgotten: number }> {
  const people = peopleTable(client, tables.people);
  const stops = stopsTable(client, tables.people);
  const rosters = rosterErasure(client, tables.people);
  const rosterMemory = rosterMemoryTable(client, tables.people);
  const signals = signalsTable(client, tables.signals);
  let count = 0;
  for (const community of await people.communities()) {
    const programme = await people.programme(community);
    if (!programme) continue;
    const forgotten = await stops.forgotten(community);
    for (const member of forgotten) {
      await rosters.eraseMember(community, member);
      for (const quarter of quartersKept(programme.community.quarter.firstMonth, now)) {
        await signals.erase(community, quarter, member);
      }
    }
    await people.pruneRosters(community, programme.roster, forgotten);
    await rosterMemory.pruneChanges(community, programme.roster, forgotten);
    count += forgotten.size;
  }
  return { forgotten: count };
}
