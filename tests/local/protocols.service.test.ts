import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { GatewayCall } from '../../local/gateway.ts';
import { generousPolicy } from '../../local/ses.ts';
import type { StackOptions } from '../../local/stack.ts';
import { startFixture } from './fixture.ts';

async function startClients(options: Partial<StackOptions> = {}) {
  const calls: GatewayCall[] = [];
  const { stack } = await startFixture({ onCall: (call) => calls.push(call), ...options });
  const credentials = { accessKeyId: 'SomeRole', secretAccessKey: 'local' };
  return { stack, calls, client: { region: 'eu-central-1', endpoint: stack.endpoint, credentials, maxAttempts: 1 } };
}

const schedule = (name: string): CreateScheduleCommandInput => ({
  Name: name,
  GroupName: 'steps',
  ScheduleExpression: 'at(2026-10-02T07:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: {
    Arn: 'arn:aws:lambda:eu-central-1:000000000000:function:fixture-on-step',
    RoleArn: 'arn:aws:iam::000000000000:role/Role',
    Input: '{"step":"open","at":"2026-10-02T07:00:00Z"}',
    RetryPolicy: { MaximumRetryAttempts: 2 },
  },
});

describe('the protocols that SDK clients speak', () => {
  it('S3 lets one of several writers create an object that must not exist yet', async () => {
    const { client } = await startClients();
    const s3 = new S3Client(client);
    const put = (Body: string) =>
      s3.send(new PutObjectCommand({ Bucket: 'site-000000000000', Key: 'once only.txt', Body, IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map(put));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
    const kept = await s3.send(new GetObjectCommand({ Bucket: 'site-000000000000', Key: 'once only.txt' }));
    expect(['a', 'b', 'c', 'd']).toContain(await kept.Body?.transformToString());
  });

  it('DynamoDB refuses what a condition refuses, and the call is reported with role, action and partition', async () => {
    const { client, calls } = await startClients();
    const dynamo = new DynamoDBClient(client);
    const put = new PutItemCommand({
      TableName: 'Data-People',
      Item: { pk: { S: 'p' }, sk: { S: 's' } },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await dynamo.send(put);
    await expect(dynamo.send(put)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    const resource = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Data-People';
    expect(calls.at(-1)).toMatchObject({
      role: 'SomeRole',
      service: 'dynamodb',
      operation: 'PutItem',
      actions: [{ action: 'dynamodb:PutItem', resource, leadingKeys: ['p'] }],
      status: 400,
    });
  });

  it('SQS takes a batch of messages, which then reach their function', async () => {
    const { client, stack } = await startClients();
    const sqs = new SQSClient(client);
    const QueueUrl = `${stack.endpoint}/000000000000/Pipeline-MailQueue`;
    const Entries = ['ada', 'bob'].map((line) => ({ Id: line, MessageBody: JSON.stringify({ line }) }));
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful).toHaveLength(2);
    await stack.drain();
    expect(stack.mails()).toHaveLength(2);
    const left = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(left.Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
    });
  });

  it('Scheduler creates, shows, replaces, lists and deletes a schedule', async () => {
    const { client } = await startClients();
    const scheduler = new SchedulerClient(client);
    await scheduler.send(new CreateScheduleCommand(schedule('pulse-open')));
    await expect(scheduler.send(new CreateScheduleCommand(schedule('pulse-open')))).rejects.toBeInstanceOf(
      ConflictException,
    );
    await expect(
      scheduler.send(new CreateScheduleCommand({ ...schedule('x'), GroupName: 'none' })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(
      scheduler.send(new CreateScheduleCommand({ ...schedule('x'), ScheduleExpression: 'at(soon)' })),
    ).rejects.toBeInstanceOf(ValidationException);
    const shown = await scheduler.send(new GetScheduleCommand({ Name: 'pulse-open', GroupName: 'steps' }));
    expect(shown).toMatchObject({ ...schedule('pulse-open'), CreationDate: new Date('2026-10-01T00:00:00Z') });
    await scheduler.send(
      new UpdateScheduleCommand({ ...schedule('pulse-open'), ScheduleExpression: 'at(2026-10-03T07:00:00)' }),
    );
    await scheduler.send(new CreateScheduleCommand(schedule('pulse-remind')));
    const page = (NextToken?: string) =>
      scheduler.send(new ListSchedulesCommand({ GroupName: 'steps', NamePrefix: 'pulse-', MaxResults: 1, NextToken }));
    const first = await page();
    const second = await page(first.NextToken);
    expect([...(first.Schedules ?? []), ...(second.Schedules ?? [])].map(({ Name }) => Name)).toEqual([
      'pulse-open',
      'pulse-remind',
    ]);
    expect(second.NextToken).toBeUndefined();
    await scheduler.send(new DeleteScheduleCommand({ Name: 'pulse-open', GroupName: 'steps' }));
    await expect(
      scheduler.send(new GetScheduleCommand({ Name: 'pulse-open', GroupName: 'steps' })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('SES keeps headers, recipients and parts of a raw message', async () => {
    const { client, stack } = await startClients();
    const ses = new SESClient(client);
    const Data = Buffer.from(
      'From: Pulse <pulse@example.org>\r\nTo: ada@example.net\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n' +
        'List-Unsubscribe: <https://example.org/u>\r\nContent-Type: multipart/alternative; boundary="part"\r\n\r\n' +
        '--part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nÜnïcode\r\n' +
        '--part\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<b>Ünïcode</b>\r\n--part--\r\n',
    );
    const raw = await ses.send(new SendRawEmailCommand({ RawMessage: { Data } }));
    await ses.send(
      new SendRawEmailCommand({
        RawMessage: { Data },
        Destinations: ['a@example.net', 'b@example.net', 'c@example.net'],
      }),
    );
    const [first, second] = stack.mails();
    expect(first).toMatchObject({ id: raw.MessageId, to: ['ada@example.net'], subject: 'Grüße' });
    expect(first?.headers).toContainEqual({ name: 'List-Unsubscribe', value: '<https://example.org/u>' });
    expect(first).toMatchObject({ text: 'Ünïcode\n', html: '<b>Ünïcode</b>\n' });
    expect(second?.to).toEqual(['a@example.net', 'b@example.net', 'c@example.net']);
    const quota = await ses.send(new GetSendQuotaCommand({}));
    expect(quota).toMatchObject({ Max24HourSend: 50_000, SentLast24Hours: 4 });
  });

  it('SES refuses a sender that is not an identity, a full day, and what a test tells it to refuse', async () => {
    const { client, stack } = await startClients({
      mailPolicy: {
        ...generousPolicy,
        max24HourSend: 1,
        refuse: ([to]) =>
          to === 'slow@example.net' ? { code: 'Throttling', message: 'Maximum sending rate exceeded.' } : undefined,
      },
    });
    const ses = new SESClient(client);
    const send = (from: string, to: string) =>
      ses.send(
        new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(`From: ${from}\r\nTo: ${to}\r\n\r\nHello`) } }),
      );
    await expect(send('pulse@example.com', 'a@example.net')).rejects.toMatchObject({
      name: 'MessageRejected',
      message: expect.stringContaining('pulse@example.com'),
    });
    await expect(send('pulse@example.org', 'slow@example.net')).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
    });
    await send('pulse@example.org', 'a@example.net');
    await expect(send('pulse@example.org', 'b@example.net')).rejects.toMatchObject({
      message: 'Daily message quota exceeded.',
    });
    expect(stack.mails()).toHaveLength(1);
  });
});
