/**
 * The drill "Restore" of docs/drills.md, and the drill "Erase after a restore" of docs/drills.md, on a whole running stack:
 * its tables under their real names, the real `npx pulse` process, requests that arrived by mail and inbox since the backup,
 * and a kill half-way. What DynamoDB itself does, creating a table from a point in time, is a copy here; `npm run rehearse`
 * has an emulator do it.
 */
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore } from '../../cli/restore.ts';
import { inGroups } from '../../functions/adapters/in-groups.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import type { ArrivingCall } from '../../local/gateway.ts';
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';
import { pulseCommand } from '../../tools/rehearsal/pulse-command.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

const people = 40;
const community = communityIdSchema.parse('data-guild');
const [forgotten, quiet] = ['person5@example.org', 'person7@example.org'];
const tables = ['People', 'Signals', 'Results'] as const;
type Table = (typeof tables)[number];
type Row = Readonly<Record<string, unknown>>;

let pulse: OpenPulse;
const settings = () => ({
  endpoint: pulse.stack.endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'operator', secretAccessKey: 'nobody' },
});
const copyOf = (table: Table) => `pulse-restored-${table.toLowerCase()}`;
const rowsIn = async (name: string): Promise<Row[]> =>
  ((await pulse.tables.send(new ScanCommand({ TableName: name }))).Items ?? []).toSorted((a, b) =>
    JSON.stringify([a['pk'], a['sk']]) < JSON.stringify([b['pk'], b['sk']]) ? -1 : 1,
  );
const remove = ({ pk, sk }: Row, table: Table) =>
  pulse.tables.send(new DeleteCommand({ TableName: pulse.tableNamed(table), Key: { pk, sk } }));
const isMember = ({ sk }: Row) => String(sk).startsWith('member#');
const putFile = async (key: string, text: string) => {
  await pulse.stack.putInboxObject(key, new TextEncoder().encode(text));
  await pulse.stack.drain();
};
const restoring = (table: Table) => ['restore', '--stage', 'local', '--table', table, '--from', copyOf(table)];

/** Rows as they were at the time of the backup, without the person who has asked to be forgotten since. */
const before: Partial<Record<Table, readonly Row[]>> = {};
/** Ends the command at its tenth write. */
let kill: (() => void) | undefined;
let writes = 0;

beforeAll(async () => {
  const disturb = ({ role, operation }: ArrivingCall) => {
    if (role !== 'operator' || operation !== 'PutItem') return undefined;
    writes += 1;
    if (kill === undefined || writes !== 10) return undefined;
    kill();
    return 'refuse' as const;
  };
  pulse = await openPulse(people, { disturb });
  const session = [3, 4, 5, 6, 7, 8, 9, 10].map((n) => `Person ${n},person${n}@example.org,50,No`);
  const header = 'Name (Original Name),User Email,Total Duration (Minutes),Guest';
  await putFile(`${inboxKeys.signalPrefix}${community}/zoom-2026-10-12.csv`, [header, ...session].join('\n'));

  const client = new DynamoDBClient(settings());
  for (const table of tables) {
    await client.send(
      new CreateTableCommand({
        TableName: copyOf(table),
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
    const rows = await rowsIn(pulse.tableNamed(table));
    await inGroups(rows, (Item) => pulse.tables.send(new PutCommand({ TableName: copyOf(table), Item })));
    before[table] = rows;
  }
  client.destroy();

  // Since then: two requests, and an accident that took every second member, the session and its counts.
  await putFile(`${inboxKeys.forgetPrefix}${community}.csv`, `email,wish\n${forgotten},forget\n`);
  const mail = pulse.stack.mails().find(({ to }) => to.includes(quiet));
  const stop = mail?.headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')?.value.slice(1, -1) ?? '';
  expect((await fetch(stop, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
  const roster = (await rowsIn(pulse.tableNamed('People'))).filter(isMember);
  for (const row of roster.filter((_, n) => n % 2 === 0)) await remove(row, 'People');
  for (const table of ['Signals', 'Results'] as const) {
    for (const row of await rowsIn(pulse.tableNamed(table))) await remove(row, table);
  }
});
afterAll(() => pulse.stop());

const memberRows = async () => (await rowsIn(pulse.tableNamed('People'))).filter(isMember);

test('killed half-way, some rows are back, and no function sees a person who asked to be forgotten', async () => {
  expect(before.People?.filter(isMember)).toHaveLength(people);
  const lost = (await memberRows()).length;
  const { code } = await pulseCommand(pulse.stack, restoring('People'), (end) => {
    kill = end;
  });
  kill = undefined;
  expect(code).not.toBe(0);
  const back = (await memberRows()).length;
  expect(back).toBeGreaterThan(lost);
  expect(back).toBeLessThan(people);
  const seen = await peopleTable(pulse.tables, pulse.tableNamed('People')).members(community);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.map(({ address }) => address)).not.toContain(forgotten);
});

test('run again it ends as if it had never been killed, and another run changes nothing', async () => {
  const { code, said } = await pulseCommand(pulse.stack, restoring('People'));
  expect([code, said]).toEqual([0, expect.stringContaining('1 people who asked to be forgotten were erased again')]);
  const wanted = before.People?.filter(isMember).filter((row) => row['address'] !== forgotten);
  expect(await memberRows()).toEqual(wanted);
  const after = await rowsIn(pulse.tableNamed('People'));
  const again = await pulseCommand(pulse.stack, restoring('People'));
  expect([again.code, again.said]).toEqual([
    0,
    expect.stringMatching(/^1 rows put back, \d+ existed and were left alone/),
  ]);
  expect(await rowsIn(pulse.tableNamed('People'))).toEqual(after);
});

test('requests that came after the backup hold: one person is forgotten, one gets no mail', async () => {
  const text = JSON.stringify(await rowsIn(pulse.tableNamed('People')));
  expect(text).not.toContain(forgotten);
  expect(text).toContain(`"stop#${memberIdOf(forgotten)}"`);
  const mails = () => pulse.stack.mails().filter(({ text: words }) => words.includes(`/s/${pulse.pulse}/`));
  const sent = mails().length;
  await pulse.stack.advanceTo(pulse.manifest.closes);
  const reminded = new Set(
    mails()
      .slice(sent)
      .flatMap(({ to }) => to),
  );
  expect(reminded.size).toBe(people - 2);
  for (const silent of [forgotten, quiet]) expect(reminded).not.toContain(silent);
});

test('participation and counts come back too, without people who asked to be forgotten', async () => {
  const lambda = new LambdaClient(settings());
  const surroundings = () => ({ lambda, tables: pulse.tables, now: pulse.stack.clock.now() });
  const terminal = { out: () => undefined, err: () => undefined, cwd: '/' };
  for (const table of ['Signals', 'Results'] as const) {
    expect(await restore(restoring(table).slice(1), terminal, surroundings)).toBe(0);
  }
  lambda.destroy();
  const sessions = await rowsIn(pulse.tableNamed('Signals'));
  expect(sessions.map(({ members }) => Array.isArray(members) && members.length)).toEqual([7]);
  expect(JSON.stringify(sessions)).not.toContain(memberIdOf(forgotten));
  expect(await rowsIn(pulse.tableNamed('Results'))).toEqual(before.Results);
  expect(pulse.stack.failures()).toEqual([]);
});
