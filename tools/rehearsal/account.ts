/**
 * What an operator can do with the account, through the services' own protocols: look at stacks and their resources, put
 * files into the inbox, count rows, invoke a function, and read the mails that members would get.
 */
import {
  type AttributeValue,
  DeleteItemCommand,
  DeleteTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { type Instant, instantOf } from '../../shared/kernel/time.ts';
import { account, region } from './emulator.ts';

export interface DeployedResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

const mailsSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string(), Timestamp: z.number() })),
  ),
});

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
}

export class Account {
  readonly #endpoint: string;
  readonly #dynamoDb: DynamoDBClient;
  readonly #s3: S3Client;
  readonly #sqs: SQSClient;
  readonly #scheduler: SchedulerClient;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
    const credentials = { accessKeyId: account, secretAccessKey: 'nobody' };
    const settings = { endpoint, region, credentials };
    this.#dynamoDb = new DynamoDBClient(settings);
    this.#s3 = new S3Client({ ...settings, forcePathStyle: true });
    this.#sqs = new SQSClient(settings);
    this.#scheduler = new SchedulerClient(settings);
  }

  /** Resources of a deployed stack; undefined if there is no such stack. */
  async resources(stack: string): Promise<DeployedResource[] | undefined> {
    const reply = await this.#cloudFormation({ Action: 'DescribeStackResources', StackName: stack });
    if (!reply.ok) return undefined;
    const tag = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    return [...reply.body.matchAll(/<member>(.*?)<\/member>/gs)].map(([, xml = '']) => ({
      logicalId: tag(xml, 'LogicalResourceId'),
      physicalId: tag(xml, 'PhysicalResourceId'),
      type: tag(xml, 'ResourceType'),
    }));
  }

  async status(stack: string): Promise<string | undefined> {
    return this.#ofStack(stack, 'StackStatus');
  }

  async isProtected(stack: string): Promise<boolean> {
    return (await this.#ofStack(stack, 'EnableTerminationProtection')) === 'true';
  }

  async #ofStack(stack: string, name: string): Promise<string | undefined> {
    const { body } = await this.#cloudFormation({ Action: 'DescribeStacks', StackName: stack });
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1];
  }

  /** Names of the stacks' exports. */
  async exports(): Promise<string[]> {
    const { body } = await this.#cloudFormation({ Action: 'ListExports' });
    return [...body.matchAll(/<Name>([^<]*)<\/Name>/g)].map(([, name = '']) => name);
  }

  async allowTermination(stack: string): Promise<void> {
    const reply = await this.#cloudFormation({
      Action: 'UpdateTerminationProtection',
      StackName: stack,
      EnableTerminationProtection: 'false',
    });
    if (!reply.ok) throw new Error(`protection of ${stack} must be lifted: ${reply.body}`);
  }

  async putObject(bucket: string, key: string, bytes: Uint8Array): Promise<void> {
    await this.#s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
  }

  async readObject(bucket: string, key: string): Promise<string | undefined> {
    try {
      const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** Every row of a table: an operator's right that no function has. */
  async rows(table: string): Promise<Record<string, AttributeValue>[]> {
    const { Items = [] } = await this.#dynamoDb.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
    return Items;
  }

  /** Names of one-off schedules with the instant each fires, earliest first. */
  async schedules(group: string): Promise<{ name: string; fires: Instant }[]> {
    const { Schedules = [] } = await this.#scheduler.send(new ListSchedulesCommand({ GroupName: group }));
    const all = Schedules.map(async ({ Name = '' }) => {
      const at = /^at\((.+)\)$/.exec((await this.#expression(group, Name)) ?? '')?.[1];
      return at ? [{ name: Name, fires: instantOf(Date.parse(`${at}Z`)) }] : [];
    });
    return (await Promise.all(all)).flat().sort((a, b) => (a.fires < b.fires ? -1 : 1));
  }

  /** Undefined if the schedule has fired since it was listed. */
  async #expression(group: string, name: string): Promise<string | undefined> {
    try {
      const command = new GetScheduleCommand({ GroupName: group, Name: name });
      return (await this.#scheduler.send(command)).ScheduleExpression;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  /** What a schedule invokes, and with which input. */
  async scheduleTarget(group: string, name: string): Promise<{ functionName: string; input: string }> {
    const { Target } = await this.#scheduler.send(new GetScheduleCommand({ GroupName: group, Name: name }));
    return { functionName: Target?.Arn?.split(':').at(-1) ?? '', input: Target?.Input ?? '' };
  }

  /** Creates a table with the current rows of another, as the drill does with its rows of an earlier second. */
  async restoreBeside(table: string, copy: string): Promise<void> {
    await this.#dynamoDb.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: table,
        TargetTableName: copy,
        UseLatestRestorableTime: true,
      }),
    );
    await waitUntilTableExists({ client: this.#dynamoDb, maxWaitTime: 30 }, { TableName: copy });
  }

  async deleteRow(table: string, { pk, sk }: Readonly<Record<string, AttributeValue>>): Promise<void> {
    if (!pk || !sk) throw new Error('every row must have its two keys');
    await this.#dynamoDb.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
  }

  async deleteTable(name: string): Promise<void> {
    await this.#dynamoDb.send(new DeleteTableCommand({ TableName: name }));
  }

  /** Messages that wait or are being worked on. */
  async messages(queueUrl: string): Promise<number> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...names] });
    const { Attributes = {} } = await this.#sqs.send(command);
    return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  }

  /** Waits for the outcome. @throws Error with what the function threw */
  async invoke(functionName: string, event: unknown): Promise<void> {
    const reply = await fetch(`${this.#endpoint}/2015-03-31/functions/${functionName}/invocations`, {
      method: 'POST',
      headers: this.#signed('lambda'),
      body: JSON.stringify(event),
    });
    const body = await reply.text();
    if (!reply.ok || reply.headers.has('x-amz-function-error')) {
      throw new Error(`${functionName} must succeed, but said ${body}`);
    }
  }

  async functionExists(functionName: string): Promise<boolean> {
    const url = `${this.#endpoint}/2015-03-31/functions/${functionName}`;
    return (await fetch(url, { headers: this.#signed('lambda') })).ok;
  }

  async mails(): Promise<ReceivedMail[]> {
    const reply = await fetch(`${this.#endpoint}/_ministack/ses/messages`);
    const { messages } = mailsSchema.parse(await reply.json());
    return (messages[account] ?? []).map(({ To, Subject, BodyText, Timestamp }) => ({
      to: To.map((address) => /<([^>]+)>/.exec(address)?.[1] ?? address),
      subject: Subject,
      text: BodyText,
      at: instantOf(Timestamp * 1000),
    }));
  }

  stop(): void {
    for (const client of [this.#dynamoDb, this.#s3, this.#sqs, this.#scheduler]) client.destroy();
  }

  async #cloudFormation(parameters: Record<string, string>): Promise<{ ok: boolean; body: string }> {
    const reply = await fetch(this.#endpoint, {
      method: 'POST',
      headers: this.#signed('cloudformation'),
      body: new URLSearchParams({ ...parameters, Version: '2010-05-15' }),
    });
    return { ok: reply.ok, body: await reply.text() };
  }

  /** Enough of a signature for the emulator to know account, region and service; it checks nothing else. */
  #signed(service: string): Record<string, string> {
    const scope = `${account}/20260101/${region}/${service}/aws4_request`;
    return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
  }
}
