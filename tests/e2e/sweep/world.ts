import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { persistentClock } from '../../../local/clock.ts';
import { loadAssembly } from '../../../local/cloud-assembly.ts';
import type { ArrivingCall, Disturbance } from '../../../local/gateway.ts';
import { type Stack, startStack } from '../../../local/stack.ts';
import { addSeconds, type Instant } from '../../../shared/kernel/time.ts';

/** A stack without its nightly planning, and clients that look behind it. */
export interface World {
  readonly stack: Stack;
  readonly tables: DynamoDBDocumentClient;
  /** The full name of a table, from its short one. */
  table(name: 'People' | 'Invitations' | 'Responses' | 'Results' | 'Keys'): string;
  /** Plans, as the nightly schedule would. */
  plan(at: Instant): Promise<void>;
  /** Makes a community's schedule of this step fire an hour late, or once more ten minutes later. */
  changeSchedules(community: string, step: string, change: 'late' | 'twice'): Promise<void>;
  /** Delivers the messages of a `SendMessageBatch` to their consumer now. */
  deliverMails(body: string): Promise<void>;
  stop(): Promise<void>;
}

const region = 'eu-central-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export async function startWorld(options: {
  readonly assembly: string;
  readonly at: Instant;
  readonly disturb: (call: ArrivingCall) => Disturbance | undefined;
  readonly deliveries: number;
}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-sweep-'));
  const clock = await persistentClock(join(folder, 'clock.json'), options.at);
  const mailPolicy = { max24HourSend: 1_000_000, maxSendRate: 100_000 };
  const stack = await startStack({ ...options, data: join(folder, 'data'), port: 0, clock, mailPolicy });
  const client = { endpoint: stack.endpoint, region, credentials };
  const dynamoDb = new DynamoDBClient(client);
  const scheduler = new SchedulerClient(client);
  const tableNames = loadAssembly(options.assembly).stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable')
      .map(([logicalId]) => `${name}-${logicalId}`),
  );

  async function list() {
    const schedules: { name: string; group: string }[] = [];
    let NextToken: string | undefined;
    do {
      const page = await scheduler.send(new ListSchedulesCommand({ MaxResults: 100, ...(NextToken && { NextToken }) }));
      for (const { Name = '', GroupName = '' } of page.Schedules ?? [])
        schedules.push({ name: Name, group: GroupName });
      NextToken = page.NextToken;
    } while (NextToken);
    return schedules;
  }
  async function read({ name, group }: { name: string; group: string }): Promise<CreateScheduleCommandInput> {
    const { $metadata, Arn, CreationDate, LastModificationDate, ...schedule } = await scheduler.send(
      new GetScheduleCommand({ Name: name, GroupName: group }),
    );
    const { ScheduleExpression = '', FlexibleTimeWindow = { Mode: 'OFF' }, Target } = schedule;
    if (!Target) throw new Error('a schedule must have a target');
    return { ...schedule, Name: name, ScheduleExpression, FlexibleTimeWindow, Target };
  }

  const [nightly] = await list();
  if (nightly) await scheduler.send(new UpdateScheduleCommand({ ...(await read(nightly)), State: 'DISABLED' }));
  return {
    stack,
    tables: DynamoDBDocumentClient.from(dynamoDb, { marshallOptions: { removeUndefinedValues: true } }),
    table: (name) => tableNames.find((full) => new RegExp(`-${name}[0-9A-F]{8}$`).test(full)) ?? '',
    async plan(at) {
      await stack.advanceTo(at);
      // Communities share one planner, so faults in each of them make it fail that often.
      for (let attempt = 0; attempt < 200; attempt++) {
        const done = await stack.invoke('plan-pulses', { step: 'plan', at }).then(
          () => true,
          () => false,
        );
        if (done) return;
      }
      throw new Error('planning must come to an end');
    },
    async deliverMails(body) {
      const { Entries } = z.object({ Entries: z.array(z.object({ MessageBody: z.string() })) }).parse(JSON.parse(body));
      const attributes = { ApproximateFirstReceiveTimestamp: String(stack.clock.epochMilliseconds()) };
      const Records = Entries.map(({ MessageBody }, index) => ({
        messageId: `${index}`,
        body: MessageBody,
        attributes,
      }));
      await stack.invoke('send-mail', { Records });
    },
    async changeSchedules(community, step, change) {
      const own = (await list()).filter(({ name }) => name.startsWith(`${community}-`) && name.includes(`-${step}-`));
      for (const one of own) {
        const schedule = await read(one);
        const at = `${schedule.ScheduleExpression?.slice(3, -1)}Z` as Instant;
        const moved = (seconds: number) => `at(${addSeconds(at, seconds).slice(0, 19)})`;
        if (change === 'late') {
          await scheduler.send(new UpdateScheduleCommand({ ...schedule, ScheduleExpression: moved(3600) }));
        } else {
          const again = { Name: `${one.name}-again`, ScheduleExpression: moved(600) };
          await scheduler.send(new CreateScheduleCommand({ ...schedule, ...again }));
        }
      }
    },
    async stop() {
      for (const one of [dynamoDb, scheduler]) one.destroy();
      await stack.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
