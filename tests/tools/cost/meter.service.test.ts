import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { timeOnLambda } from '../../../tools/cost/lambda-time.ts';
import { atOnceOf, Meter } from '../../../tools/cost/meter.ts';
import { startFixture } from '../../local/fixture.ts';

async function startMetered() {
  const meter = new Meter();
  const { stack } = await startFixture({
    meterCapacity: true,
    onCall: meter.call,
    onInvocation: meter.invocation,
    onLog: meter.line,
  });
  const credentials = { accessKeyId: 'Role', secretAccessKey: 'local' };
  const client = { region: 'eu-central-1', endpoint: stack.endpoint, credentials, maxAttempts: 1 };
  return { meter, stack, client };
}

const TableName = 'Data-People';
const key = (name: string) => ({ pk: { S: 'a' }, sk: { S: name } });

describe('the meter', () => {
  it('counts the units that DynamoDB charges: by size, double in a transaction, half for eventually consistent reads', async () => {
    const { meter, client } = await startMetered();
    const dynamo = new DynamoDBClient(client);
    const since = (before: ReturnType<Meter['read']>, unit: 'readUnits' | 'writeUnits') =>
      (meter.read().usage[unit] ?? 0) - (before.usage[unit] ?? 0);

    let before = meter.read();
    await dynamo.send(new PutItemCommand({ TableName, Item: { ...key('small'), text: { S: 'x'.repeat(100) } } }));
    await dynamo.send(new PutItemCommand({ TableName, Item: { ...key('big'), text: { S: 'x'.repeat(4500) } } }));
    expect(since(before, 'writeUnits')).toBe(1 + 5);

    before = meter.read();
    await dynamo.send(new GetItemCommand({ TableName, Key: key('big'), ConsistentRead: true }));
    await dynamo.send(new GetItemCommand({ TableName, Key: key('big') }));
    await dynamo.send(new GetItemCommand({ TableName, Key: key('nobody') }));
    const values = { ':a': { S: 'a' } };
    await dynamo.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :a',
        ExpressionAttributeValues: values,
        ConsistentRead: true,
      }),
    );
    expect(since(before, 'readUnits')).toBe(2 + 1 + 0.5 + 2);

    before = meter.read();
    const items = ['one', 'two'].map((name) => ({ Put: { TableName, Item: key(name) } }));
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: items }));
    expect(since(before, 'writeUnits')).toBe(2 * 2);
  });

  it('counts a write whose condition fails, as DynamoDB does', async () => {
    const { meter, client } = await startMetered();
    const dynamo = new DynamoDBClient(client);
    const before = meter.read().usage.writeUnits ?? 0;
    const twice = new PutItemCommand({ TableName, Item: key('x'), ConditionExpression: 'attribute_not_exists(pk)' });
    await dynamo.send(twice);
    await expect(dynamo.send(twice)).rejects.toThrow('conditional');
    expect((meter.read().usage.writeUnits ?? 0) - before).toBe(2);
  });

  it('counts a schedule with its call, the log line and the files that land in the inbox', async () => {
    const { meter, stack, client } = await startMetered();
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket: 'site-000000000000', Key: 'page', Body: 'hello' }));
    await s3.send(new GetObjectCommand({ Bucket: 'site-000000000000', Key: 'page' }));
    await stack.putInboxObject('elsewhere/x', new TextEncoder().encode('x'));
    await stack.invoke('on-step', { step: 'open', at: '2026-10-02T07:00:00Z' });
    const { usage, functions } = meter.read();
    expect(usage).toMatchObject({ objectWrites: 2, objectReads: 1, events: 1, lambdaRequests: 1, writeUnits: 2 });
    // {"level":"INFO","step":"open"} and the 26 bytes beside it.
    expect(usage.logGigabytes).toBeCloseTo((30 + 26) / 1e9, 12);
    expect(functions['fixture-on-step']).toMatchObject({ calls: 1, coldStarts: 1 });
  });

  it('counts what a browser requests, compressed as the edge does it, and once a day if it is cached', () => {
    const meter = new Meter();
    const body = new TextEncoder().encode('<p>the same again </p>'.repeat(1000));
    const page = { path: '/s/x/en', day: '2026-10-13', contentType: 'text/html', sentBytes: 0, body };
    for (let reader = 0; reader < 20; reader++) meter.answer(page);
    meter.answer({ ...page, path: '/api/status', contentType: 'application/json', sentBytes: 100 });
    const { usage } = meter.read();
    expect(usage).toMatchObject({ edgeRequests: 21, apiRequests: 1, objectReads: 5 });
    expect(usage.edgeGigabytes).toBeLessThan((21 * 2000) / 1e9);
    for (let reader = 0; reader < 20; reader++) meter.answer({ ...page, day: '2026-10-14' });
    expect(meter.read().usage.objectReads).toBe(10);
  });
});

describe('seconds on Lambda', () => {
  const work = { memory: 1769, calls: 2, cpuMilliseconds: 100, milliseconds: 150, atOnce: 1, sdkCalls: {} };

  it('are longer if the memory buys only part of a core', () => {
    // 2 × 0.15 s of computing and two starts of 0.5 s; then 100 ms of CPU on a seventh of a core.
    expect(timeOnLambda('close-pulse', work).seconds).toBeCloseTo(0.3 + 1, 10);
    const small = timeOnLambda('plan', { ...work, memory: 256 });
    expect(small.seconds).toBeCloseTo((0.1 * 2 * 1769) / 256 + 1, 10);
    expect(small.gigabyteSeconds).toBeCloseTo(small.seconds / 4, 10);
  });

  it('wait for calls one after the other, or in parallel as they really ran', () => {
    const calling = { ...work, cpuMilliseconds: 0, milliseconds: 0, sdkCalls: { dynamodb: 100 } };
    expect(timeOnLambda('plan', calling).seconds).toBeCloseTo(0.8 + 1, 10);
    expect(timeOnLambda('plan', { ...calling, atOnce: 4 }).seconds).toBeCloseTo(0.2 + 1, 10);
    expect(timeOnLambda('send-mail', { ...calling, atOnce: 4 }).seconds).toBeCloseTo(0.8 + 0.1, 10);
  });

  it('know how many calls were in progress at once', () => {
    expect(atOnceOf([])).toBe(1);
    const one = { began: 0, milliseconds: 10 };
    expect(atOnceOf([one, { began: 10, milliseconds: 10 }])).toBe(1);
    expect(atOnceOf([{ began: 5, milliseconds: 5 }, one, one, { began: 40, milliseconds: 10 }])).toBe(35 / 20);
  });
});
