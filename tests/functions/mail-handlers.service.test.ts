import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { masterKeys } from '../../functions/adapters/master-keys.ts';
import { outboxTable } from '../../functions/adapters/outbox-table.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { routes } from '../../shared/contract/routes.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { epochMilliseconds } from '../../shared/kernel/time.ts';
import { storeDefinition } from '../made/stored-definition.ts';
import { startScriptedSes } from './adapters/scripted-ses.ts';
import { startTable } from './adapters/start-table.ts';
import {
  batchOf,
  definition,
  duringPulse,
  linkKey,
  member,
  memberId,
  programme,
  pulse,
  tokenOf,
} from './send-mail/send-mail-world.ts';

/** The three handlers as Lambda loads them, against services that speak the AWS protocols; one table serves as all. */
const table = 'people-invitations-and-keys';
const count = 3;
let dynamoDb: Awaited<ReturnType<typeof startTable>>;
let ses: Awaited<ReturnType<typeof startScriptedSes>>;
const printed: string[] = [];

beforeAll(async () => {
  dynamoDb = await startTable(table);
  ses = await startScriptedSes();
  await masterKeys(dynamoDb.client, table).readOrCreate('link', () => linkKey);
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    AWS_ENDPOINT_URL_SES: ses.endpoint,
    PEOPLE_TABLE: table,
    INVITATIONS_TABLE: table,
    KEYS_TABLE: table,
    MAIL_FROM: 'pulse@mail.example.org',
    MAIL_CONFIGURATION_SET: 'pulse-mail',
    SITE_URL: 'https://pulse.example.org',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    printed.push(String(line));
    return true;
  });
  const people = peopleTable(dynamoDb.client, table);
  await people.applyRoster(
    programme,
    Array.from({ length: count }, (_, index) => member(index)),
    undefined,
  );
  await storeDefinition(dynamoDb.client, table, definition);
  for (let index = 0; index < count; index++) {
    const key = invitationKeys.invitation(pulse, tokenOf(index));
    await dynamoDb.client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, writing: 1, member: memberId(index), timeZone: 'Europe/Berlin' },
      }),
    );
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await dynamoDb.stop();
  await ses.stop();
});

const outbox = () => outboxTable(dynamoDb.client, table);
const people = () => peopleTable(dynamoDb.client, table);
const queued = (body: string): SQSEvent => ({
  Records: [
    {
      messageId: 'm1',
      receiptHandle: 'r1',
      body,
      attributes: {
        ApproximateFirstReceiveTimestamp: String(epochMilliseconds(duringPulse)),
        ApproximateReceiveCount: '1',
        SenderId: 'x',
        SentTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-central-1:123456789012:mail',
      awsRegion: 'eu-central-1',
    },
  ],
});
const request = (routeKey: string, token: string, body: string): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey,
  rawPath: `/api/unsubscribe/${token}`,
  rawQueryString: '',
  headers: { 'user-agent': 'Marked-Agent' },
  pathParameters: { token },
  body,
  isBase64Encoded: false,
  requestContext: {
    accountId: '123456789012',
    apiId: 'api',
    domainName: 'api.example.org',
    domainPrefix: 'api',
    http: { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'Marked-Agent' },
    requestId: 'r',
    routeKey,
    stage: '$default',
    time: '',
    timeEpoch: epochMilliseconds(duringPulse),
  },
});

test('a queued message becomes mails, and a second delivery becomes nothing', async () => {
  const { handler } = await import('../../functions/send-mail/handler.ts');
  const event = queued(JSON.stringify(batchOf(count)));
  expect(await handler(event)).toEqual({ batchItemFailures: [] });
  expect(await handler(event)).toEqual({ batchItemFailures: [] });
  expect(ses.requests.map((each) => each.get('Destinations.member.1'))).toEqual(
    [0, 1, 2].map((i) => member(i).address),
  );
  expect(await outbox().invitation(pulse, tokenOf(0))).toEqual({
    member: memberId(0),
    timeZone: 'Europe/Berlin',
    invitation: 'sent',
    writing: 1,
  });
});

test('the link in a sent mail unsubscribes with one click, and only with a click', async () => {
  const { handler } = await import('../../functions/unsubscribe/handler.ts');
  const raw = Buffer.from(ses.requests[1]?.get('RawMessage.Data') ?? '', 'base64');
  const { headers } = await PostalMime.parse(raw);
  const link = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const token = /^<https:\/\/pulse\.example\.org\/api\/unsubscribe\/([^>]+)>$/.exec(link)?.[1] ?? '';
  const shown = await handler(request(routes.unsubscribePage, token, ''));
  expect(shown).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect((await people().member(definition.community, memberId(1)))?.mailStopped).toBeUndefined();
  const done = await handler(request(routes.unsubscribe, token, 'List-Unsubscribe=One-Click'));
  expect(done).toMatchObject({ statusCode: 200 });
  expect((await people().member(definition.community, memberId(1)))?.mailStopped).toBe('unsubscribed');
});

test('a bounce that comes back with the tags of a mail stops its person and marks its invitation', async () => {
  const { handler } = await import('../../functions/record-mail-event/handler.ts');
  const form = ses.requests[2];
  const tags: Record<string, string[]> = {};
  for (let i = 1; form?.has(`Tags.member.${i}.Name`); i++) {
    tags[form.get(`Tags.member.${i}.Name`) ?? ''] = [form.get(`Tags.member.${i}.Value`) ?? ''];
  }
  const event = { detail: { eventType: 'Bounce', bounce: { bounceType: 'Permanent' }, mail: { tags } } };
  await handler(event);
  await handler(event);
  expect((await people().member(definition.community, memberId(2)))?.mailStopped).toBe('bounced');
  expect((await outbox().invitation(pulse, tokenOf(2)))?.invitation).toBe('bounced');
});

test('a message that is not ours fails alone, and nothing of it is printed', async () => {
  const { handler } = await import('../../functions/send-mail/handler.ts');
  expect(await handler(queued('{"to":"sam@example.org"}'))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
});

test('whatever happened, no address, name, token or hash was printed', () => {
  const text = printed.join('');
  expect(text).toContain('"event":"mail.sent"');
  for (const mark of ['example.org', 'Person', memberId(1), tokenOf(1), 'One-Click', 'Marked-Agent', '203.0.113.9'])
    expect(text).not.toContain(mark);
});
