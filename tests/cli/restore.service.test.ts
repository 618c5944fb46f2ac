/**
 * The drill "Erase after a restore" of docs/drills.md: a backup from before people were forgotten, put back into running
 * tables in which much has happened since.
 */
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../cli/read-arguments.ts';
import { copyBack } from '../../cli/restore/copy-back.ts';
import { eraseAgain } from '../../cli/restore/erase-again.ts';
import { restore } from '../../cli/restore.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { rosterErasure } from '../../functions/adapters/roster-erasure.ts';
import { signalsTable } from '../../functions/adapters/signals-table.ts';
import { stopWriter } from '../../functions/adapters/stop-writer.ts';
import { stopsTable } from '../../functions/adapters/stops-table.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../shared/kernel/time.ts';
import { rosterVersion } from '../../shared/roster/roster-version.ts';
import { startTable } from '../functions/adapters/start-table.ts';
import { community, everybody, person } from '../functions/notify-stewards/notify-world.ts';

// One table plays both: their keys do not overlap.
const [running, backup] = ['running', 'backup'];
const id = 'makers' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
const now = '2026-10-20T08:00:00Z' as Instant;
const [leaver, quiet, lost, removed] = [person('P3'), person('P4'), person('P6'), person('P7')];
const first = rosterVersion('a'.repeat(32), undefined);
const second = rosterVersion('b'.repeat(32), first);
const programme = (roster: string) => ({
  community,
  roster,
  zones: ['Europe/Berlin'],
  importedAt: '2026-10-01T00:00:00Z' as Instant,
});

let started: Awaited<ReturnType<typeof startTable>>;
const people = () => peopleTable(started.client, running);
const stops = () => ({ ...stopsTable(started.client, running), ...stopWriter(started.client, running) });
const signals = () => signalsTable(started.client, running);
const rowsOf = async (table: string) => (await started.client.send(new ScanCommand({ TableName: table }))).Items ?? [];
const restoreAll = async () => {
  const copied = await copyBack(started.client, backup, running, now);
  return { ...copied, ...(await eraseAgain(started.client, { people: running, signals: running }, now)) };
};

beforeAll(async () => {
  started = await startTable(running);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: started.endpoint, region: 'eu-central-1', credentials });
  await client.send(
    new CreateTableCommand({
      TableName: backup,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  client.destroy();
  await people().applyRoster(programme(first), everybody, undefined);
  const members = [leaver.member, lost.member];
  const date = '2026-10-05' as CalendarDate;
  await signals().keepSession(id, quarter, { date, file: 'zoom.csv', members, guests: 0 }, 4_000_000_000);
  for (const row of await rowsOf(running)) {
    await started.client.send(new PutCommand({ TableName: backup, Item: row }));
  }
  const expired = { pk: 'signals#makers#2026-Q2', sk: 'old', expiresAt: 1 };
  await started.client.send(new PutCommand({ TableName: backup, Item: expired }));
});
afterAll(() => started.stop());

describe('a restore', () => {
  test('puts back what was lost, and leaves alone what members have said since', async () => {
    await stops().markForgotten(id, leaver.member);
    await rosterErasure(started.client, running).eraseMember(id, leaver.member);
    await stops().stopMail(id, quiet.member, 'unsubscribed');
    await started.client.send(
      new DeleteCommand({ TableName: running, Key: peopleKeys.member(id, first, lost.member) }),
    );
    await started.client.send(new DeleteCommand({ TableName: running, Key: sessionKey(await rowsOf(running)) }));
    expect(await people().member(id, lost.member)).toBeUndefined();

    const outcome = await restoreAll();
    // The one that was lost, the session, and the one who was forgotten: back for a moment, and hidden by the mark.
    expect(outcome).toMatchObject({ copied: 3, expired: 1, forgotten: 1 });
    expect(await people().member(id, lost.member)).toMatchObject({ name: 'P6' });
    expect(await people().member(id, quiet.member)).toMatchObject({ mailStopped: 'unsubscribed' });
  });

  test('brings back no one who asked to be forgotten, neither on the roster nor in what they took part in', async () => {
    const kept = JSON.stringify(await rowsOf(running));
    expect(JSON.stringify(await rowsOf(backup))).toContain(leaver.address);
    expect(kept).not.toContain(leaver.address);
    expect(kept.match(new RegExp(leaver.member, 'g'))).toHaveLength(2);
    expect(await stops().forgotten(id)).toEqual(new Set([leaver.member]));
    expect((await signals().sessions(id, quarter)).map(({ members }) => members)).toEqual([[lost.member]]);
  });

  test('brings back no one who has left the roster since', async () => {
    const remaining = everybody.filter(({ member }) => member !== removed.member && member !== leaver.member);
    await people().applyRoster(programme(second), remaining, first);
    await people().pruneRosters(id, second, new Set());
    await restoreAll();
    expect(JSON.stringify(await rowsOf(running))).not.toContain(removed.address);
    expect(await people().members(id)).toHaveLength(remaining.length);
  });

  test('done twice has the effect of one', async () => {
    await restoreAll();
    const before = await rowsOf(running);
    await restoreAll();
    expect(await rowsOf(running)).toEqual(before);
  });
});

test('the command refuses tables that have no backup', async () => {
  const terminal = { out: () => undefined, err: () => undefined, cwd: '/' };
  for (const table of ['Responses', 'Invitations', 'x']) {
    const args = ['--stage', 'prod', '--from', 'copy', '--table', table];
    await expect(restore(args, terminal)).rejects.toThrow('must be People, Signals or Results');
  }
  await expect(restore(['--stage', 'prod'], terminal)).rejects.toBeInstanceOf(UsageError);
});

function sessionKey(rows: readonly Record<string, unknown>[]) {
  const row = rows.find(({ pk }) => String(pk).startsWith('signals#'));
  return { pk: row?.['pk'], sk: row?.['sk'] };
}
