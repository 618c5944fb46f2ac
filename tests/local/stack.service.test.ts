import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { GatewayCall } from '../../local/gateway.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startFixture } from './fixture.ts';

const at = (text: string) => text as Instant;

describe('the pipeline on one machine', () => {
  it('carries a file from the inbox through rule, queue and function to mails and a bounce event', async () => {
    const calls: GatewayCall[] = [];
    const { stack } = await startFixture({ onCall: (call) => calls.push(call) });
    await stack.advanceTo(at('2026-10-01T01:00:00Z'));
    await stack.putInboxObject(
      'lines/a b.txt',
      new TextEncoder().encode('ada\nbounce-bob\nfails-once\nalways-fails\n'),
    );
    await stack.putInboxObject('elsewhere/c.txt', new TextEncoder().encode('carl\n'));
    await stack.drain();
    expect(stack.mails().map(({ to }) => to[0])).toEqual(
      expect.arrayContaining(['ada@example.net', 'bounce-bob@example.net', 'fails-once@example.net']),
    );
    expect(stack.mails()).toHaveLength(3);
    expect(stack.mails()[0]).toMatchObject({
      at: '2026-10-01T01:00:00Z',
      from: 'pulse@example.org',
      html: '<p>Hello</p>\n',
    });
    expect(stack.failures().map(({ what }) => what)).toEqual(['1 on the dead-letter queue']);
    const bounce = calls.find(({ actions }) => actions.some(({ leadingKeys }) => leadingKeys?.includes('bounces')));
    expect(bounce).toMatchObject({ role: 'Role', service: 'dynamodb', operation: 'PutItem', status: 200 });
  });

  it('fires the nightly schedule once a day with its scheduled time, however far the clock jumps', async () => {
    const lines: string[] = [];
    const { stack } = await startFixture({ onLog: (name, line) => lines.push(`${name} ${line}`) });
    expect(stack.nextSchedule()).toBe('2026-10-01T03:00:00Z');
    await stack.advanceTo(at('2026-10-04T02:59:59Z'));
    expect(stack.nextSchedule()).toBe('2026-10-04T03:00:00Z');
    expect(stack.clock.now()).toBe('2026-10-04T02:59:59Z');
    await expect.poll(() => lines).toEqual(Array(3).fill('fixture-on-step {"level":"INFO","step":"plan"}'));
    expect(stack.failures()).toEqual([]);
  });

  it('gives a function the environment of the template and nothing of the machine', async () => {
    const { stack } = await startFixture({ siteUrl: 'https://pulse.example.org' });
    const event = { step: 'look', at: '2026-10-01T00:00:00Z' };
    const seen = await stack.invoke('on-step', event);
    expect(seen).toEqual({ secret: null, site: 'https://pulse.example.org' });
    expect(await stack.invoke('OnStep', event)).toEqual(seen);
    expect(await stack.invoke('fixture-on-step', event)).toEqual(seen);
    await expect(stack.invoke('no-such', event)).rejects.toThrow('no-such');
  });

  it('forgets what has expired in logical time, and keeps what has not', async () => {
    const { stack } = await startFixture();
    const credentials = { accessKeyId: 'Role', secretAccessKey: 'local' };
    const dynamo = new DynamoDBClient({ region: 'eu-central-1', endpoint: stack.endpoint, credentials });
    const TableName = 'Data-People';
    for (const [sk, expires] of [
      ['short', '2026-10-02T00:00:00Z'],
      ['long', '2026-10-09T00:00:00Z'],
    ] as const) {
      const expiresAt = { N: String(Date.parse(expires) / 1000) };
      await dynamo.send(new PutItemCommand({ TableName, Item: { pk: { S: 'kept' }, sk: { S: sk }, expiresAt } }));
    }
    await dynamo.send(new PutItemCommand({ TableName, Item: { pk: { S: 'kept' }, sk: { S: 'without' } } }));
    const left = async () => {
      const ExpressionAttributeValues = { ':pk': { S: 'kept' } };
      const found = await dynamo.send(
        new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues }),
      );
      return found.Items?.map(({ sk }) => sk?.S);
    };
    await stack.advanceTo(at('2026-10-01T23:59:59Z'));
    expect(await left()).toEqual(['long', 'short', 'without']);
    await stack.advanceTo(at('2026-10-03T12:00:00Z'));
    expect(await left()).toEqual(['long', 'without']);
  });

  it('fires by itself what falls due once its clock follows real time', async () => {
    const { stack } = await startFixture();
    await stack.advanceTo(at('2026-10-01T02:59:59Z'));
    stack.clock.follow();
    await expect.poll(() => stack.nextSchedule(), { timeout: 10_000 }).toBe('2026-10-02T03:00:00Z');
    expect(stack.failures()).toEqual([]);
  });
});
