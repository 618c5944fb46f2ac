import { afterAll, beforeAll, expect, test } from 'vitest';
import { countMembers } from '../../../cli/doctor/count-members.ts';
import { peopleTable } from '../../../functions/adapters/people-table.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { rosterVersion } from '../../../shared/roster/roster-version.ts';
import { startTable } from '../../functions/adapters/start-table.ts';
import { community, everybody } from '../../functions/notify-stewards/notify-world.ts';

const table = 'people';
let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable(table);
});
afterAll(() => started.stop());

test('members of the current roster are counted, those of the previous one are not, and no one’s row is read', async () => {
  expect(await countMembers(started.client, table)).toEqual([]);
  const people = peopleTable(started.client, table);
  const programme = (roster: string) => ({
    community,
    roster,
    zones: ['Europe/Berlin'],
    importedAt: '2026-10-01T00:00:00Z' as Instant,
  });
  const first = rosterVersion('a'.repeat(32), undefined);
  await people.applyRoster(programme(first), everybody, undefined);
  const counted = { id: community.id, minimumInvited: community.minimumInvited };
  expect(await countMembers(started.client, table)).toEqual([{ ...counted, members: everybody.length }]);
  await people.applyRoster(programme(rosterVersion('b'.repeat(32), first)), everybody.slice(1), first);

  const answered: unknown[] = [];
  started.client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      answered.push(result.output);
      return result;
    },
    { step: 'initialize' },
  );
  expect(await countMembers(started.client, table)).toEqual([{ ...counted, members: everybody.length - 1 }]);
  // The steward is in the settings of the community; no row of a roster leaves the table.
  for (const { address } of everybody.slice(1)) expect(JSON.stringify(answered)).not.toContain(address);
  expect(JSON.stringify(answered)).not.toContain('member#');
});
