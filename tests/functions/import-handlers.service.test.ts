import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inboxBucket } from '../../functions/adapters/inbox-bucket.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { resultsTable } from '../../functions/adapters/results-table.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { startTable } from './adapters/start-table.ts';

/** Both imports as Lambda loads them, against services that speak the AWS protocols; one table serves as all three. */
const table = 'people-signals-results';
const bucket = 'inbox';
const id = 'data-practice' as CommunityId;
const example = join(import.meta.dirname, '..', '..', 'examples', 'data-practice');
const s3 = buildApp({ logger: false });
const printed: string[] = [];
let dynamoDb: Awaited<ReturnType<typeof startTable>>;
let client: S3Client;

beforeAll(async () => {
  dynamoDb = await startTable(table);
  await s3.listen({ port: 0, host: '127.0.0.1' });
  const endpoint = `http://127.0.0.1:${(s3.server.address() as AddressInfo).port}`;
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    PEOPLE_TABLE: table,
    SIGNALS_TABLE: table,
    RESULTS_TABLE: table,
    INBOX_BUCKET: bucket,
    // One bucket serves as both.
    SITE_BUCKET: bucket,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  client = new S3Client({ forcePathStyle: true });
  // Lambda addresses buckets by host name; the embedded one is reached by path.
  vi.doMock('../../functions/adapters/s3-client.ts', () => ({ s3Client: () => client }));
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    printed.push(String(line));
    return true;
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  client.destroy();
  await s3.close();
  await dynamoDb.stop();
});

const put = (key: string, body: Uint8Array) =>
  client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
const created = (key: string, time = '2026-12-01T08:00:00Z') => ({
  time,
  detail: { bucket: { name: bucket }, object: { key } },
});
const outcomeOf = async (key: string) =>
  JSON.parse(new TextDecoder().decode(await inboxBucket(client, bucket).read(inboxKeys.importResult(key))));

test('the example community is imported, and its quarter counted, however often and simultaneously its files land', async () => {
  const { handler: importRoster } = await import('../../functions/import-roster/handler.ts');
  const { handler: importSignals } = await import('../../functions/import-signals/handler.ts');
  const people = peopleTable(dynamoDb.client, table);

  const keys = [inboxKeys.configuration(id), inboxKeys.roster(id)];
  await put(inboxKeys.configuration(id), readFileSync(join(example, 'community.json')));
  await importRoster(created(inboxKeys.configuration(id)));
  expect(await outcomeOf(inboxKeys.configuration(id))).toMatchObject({ outcome: 'waiting' });
  await put(inboxKeys.roster(id), readFileSync(join(example, 'roster.csv')));
  await Promise.all([...keys, ...keys].map((key) => importRoster(created(key))));
  for (const key of keys) expect(await outcomeOf(key)).toMatchObject({ outcome: 'imported', members: 64 });
  expect(await people.members(id)).toHaveLength(64);
  expect(await people.communities()).toEqual([id]);

  const names = readdirSync(join(example, 'signals'));
  const signalKeys = names.map((name) => inboxKeys.signalFile(id, name));
  for (const [index, key] of signalKeys.entries()) {
    await put(key, readFileSync(join(example, 'signals', names[index] ?? '')));
  }
  await Promise.all([...signalKeys, ...signalKeys].map((key) => importSignals(created(key))));
  for (const key of signalKeys) {
    const at = '2026-12-01T08:00:00Z';
    expect(await outcomeOf(key)).toMatchObject({ outcome: 'imported', at, since: at, receipt: { withdrawn: 0 } });
  }
  // The night after, the same files are nothing new.
  for (const key of signalKeys) {
    await importSignals(created(key, '2026-12-02T02:00:00Z'));
    expect(await outcomeOf(key)).toMatchObject({ at: '2026-12-02T02:00:00Z', since: '2026-12-01T08:00:00Z' });
  }
  const { signals } = await resultsTable(dynamoDb.client, table).quarter(id, '2026-Q4' as QuarterId);
  expect(signals?.attendance).toMatchObject({ members: 64, cameTwice: { people: 30 } });
  expect(signals?.attendance?.sessions).toHaveLength(6);
});

test('communities share an inbox: each is imported separately, and the mistakes of one are reported to it alone', async () => {
  const { handler: importRoster } = await import('../../functions/import-roster/handler.ts');
  const people = peopleTable(dynamoDb.client, table);
  const other = 'makers' as CommunityId;
  const configuration = JSON.parse(readFileSync(join(example, 'community.json'), 'utf8'));
  const roster = readFileSync(join(example, 'roster.csv'), 'utf8').split('\n');
  const before = await people.members(id);
  const utf8 = (text: string) => new TextEncoder().encode(text);

  await put(inboxKeys.configuration(other), utf8(JSON.stringify({ ...configuration, id: other, name: 'Makers' })));
  await put(inboxKeys.roster(other), utf8(roster.slice(0, 13).join('\n')));
  for (const key of [inboxKeys.configuration(other), inboxKeys.roster(other)]) await importRoster(created(key));
  expect(await outcomeOf(inboxKeys.roster(other))).toMatchObject({ outcome: 'imported', members: 12 });
  expect((await people.communities()).toSorted()).toEqual([id, other]);
  // The same people are members of both, and each community has its own rows.
  const addresses = (await people.members(other)).map(({ address }) => address);
  expect(before.map(({ address }) => address)).toEqual(expect.arrayContaining(addresses));
  expect(await people.members(id)).toEqual(before);
  expect((await people.programme(other))?.community.name).toBe('Makers');

  await put(inboxKeys.roster(other), utf8([roster[0], 'not an address,,,,,,'].join('\n')));
  await importRoster(created(inboxKeys.roster(other)));
  expect(await outcomeOf(inboxKeys.roster(other))).toMatchObject({ outcome: 'refused' });
  expect(await outcomeOf(inboxKeys.roster(id))).toMatchObject({ outcome: 'imported', members: 64 });
  expect(await people.members(other)).toHaveLength(12);
  expect(await people.members(id)).toEqual(before);
});

test('what is logged names no person, and a missing file leaves an outcome too', async () => {
  const { handler: importSignals } = await import('../../functions/import-signals/handler.ts');
  const key = inboxKeys.signalFile(id, 'gone.csv');
  await importSignals(created(key));
  expect(await outcomeOf(key)).toMatchObject({ outcome: 'refused' });
  const lines = printed.filter((line) => line.startsWith('{'));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.join('')).not.toMatch(/@|zahra|Berlin platform/i);
});

test('a roster that takes back what the previous one had changed says so, however often its event arrives', async () => {
  const { handler: importRoster } = await import('../../functions/import-roster/handler.ts');
  const [header, ...rows] = readFileSync(join(example, 'roster.csv'), 'utf8').trimEnd().split(/\r?\n/);
  const utf8 = (lines: readonly (string | undefined)[]) => new TextEncoder().encode(lines.join('\n'));
  const key = inboxKeys.roster(id);
  const land = async (time: string, lines: readonly string[]) => {
    await put(key, utf8([header, ...lines]));
    await Promise.all([1, 2].map(() => importRoster(created(key, time))));
    await importRoster(created(key, time));
    return outcomeOf(key);
  };
  const added = rows[0]?.replace(/[^,]+@example\.org/, 'new@example.org') ?? '';
  const first = await land('2026-10-12T07:12:00Z', [...rows, added]);
  expect(first).toMatchObject({ outcome: 'imported', members: 65 });
  expect(first).not.toHaveProperty('takesBack');
  const stale = await land('2026-10-13T07:12:00Z', rows);
  expect(stale).toMatchObject({
    outcome: 'imported',
    takesBack: [{ of: '2026-10-12T07:12:00Z', added: 1, removed: 0, columns: {}, settings: [] }],
  });
  expect(JSON.stringify(stale)).not.toContain('new@');
  expect(await land('2026-10-14T07:12:00Z', [...rows, added])).toMatchObject({
    takesBack: [{ of: '2026-10-13T07:12:00Z', added: 0, removed: 1 }],
  });
});
