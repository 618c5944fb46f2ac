import * as z from 'zod/mini';
import { account, region } from './loopback-call.ts';

/** What a role must allow for a call: the IAM action, the resource, and the call's values for conditions. */
export interface NeededAction {
  readonly action: string;
  readonly resource: string;
  /** DynamoDB: the partitions that it touches. */
  readonly leadingKeys?: readonly string[];
  /** Other condition keys, such as the sender of a mail, by their IAM names. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface WireCall {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly operation: string;
  readonly body: string;
}

/** Translates a call on the wire to the IAM actions it needs. One call, such as a transaction, can need several. */
export function neededActions(call: WireCall): readonly NeededAction[] {
  switch (call.service) {
    case 'dynamodb':
      return dynamoDbActions(call.operation, JSON.parse(call.body));
    case 'sqs':
      return sqsActions(call.operation, JSON.parse(call.body));
    case 'ses':
      return sesActions(new URLSearchParams(call.body));
    case 's3':
      return s3Actions(call.method, new URL(call.url, 'http://s3'));
    case 'scheduler':
      return schedulerActions(call.method, new URL(call.url, 'http://scheduler'), call.body);
    default:
      return [{ action: `${call.service}:${call.operation}`, resource: '*' }];
  }
}

const attributeSchema = z.record(z.string(), z.unknown());
const tableCallSchema = z.object({
  TableName: z.string(),
  IndexName: z.optional(z.string()),
  Key: z.optional(attributeSchema),
  Item: z.optional(attributeSchema),
  KeyConditionExpression: z.optional(z.string()),
  ExpressionAttributeNames: z.optional(z.record(z.string(), z.string())),
  ExpressionAttributeValues: z.optional(attributeSchema),
});

const transactionVerbs: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

function dynamoDbActions(operation: string, input: unknown): NeededAction[] {
  if (operation.startsWith('Transact')) {
    const { TransactItems } = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) }).parse(input);
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([verb, of]) => tableAction(transactionVerbs[verb] ?? verb, of)),
    );
  }
  if (operation.startsWith('Batch')) {
    const { RequestItems } = z.object({ RequestItems: z.record(z.string(), z.unknown()) }).parse(input);
    return Object.keys(RequestItems).map((TableName) => tableAction(operation, { TableName }));
  }
  return [tableAction(operation, input)];
}

function tableAction(verb: string, input: unknown): NeededAction {
  const call = tableCallSchema.parse(input);
  const table = `arn:aws:dynamodb:${region}:${account}:table/${call.TableName}`;
  const action = `dynamodb:${verb}`;
  const resource = call.IndexName === undefined ? table : `${table}/index/${call.IndexName}`;
  const key = text((call.Key ?? call.Item)?.['pk']) ?? queriedPartition(call);
  return key === undefined ? { action, resource } : { action, resource, leadingKeys: [key] };
}

/** The value that the key condition compares `pk` with. */
function queriedPartition(call: z.infer<typeof tableCallSchema>): string | undefined {
  for (const [, name = '', value = ''] of (call.KeyConditionExpression ?? '').matchAll(/(#?\w+)\s*=\s*(:\w+)/g)) {
    if ((call.ExpressionAttributeNames?.[name] ?? name) === 'pk') return text(call.ExpressionAttributeValues?.[value]);
  }
  return undefined;
}

const text = (attribute: unknown): string | undefined =>
  typeof attribute === 'object' && attribute !== null && 'S' in attribute ? String(attribute.S) : undefined;

function sqsActions(operation: string, input: unknown): NeededAction[] {
  const { QueueUrl = '' } = z.object({ QueueUrl: z.optional(z.string()) }).parse(input);
  const resource = `arn:aws:sqs:${region}:${account}:${QueueUrl.split('/').at(-1)}`;
  return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource }];
}

function sesActions(form: URLSearchParams): NeededAction[] {
  const action = `ses:${form.get('Action')}`;
  if (!action.startsWith('ses:Send')) return [{ action, resource: '*' }];
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('latin1');
  const source = form.get('Source') ?? /^From:(.+)$/im.exec(raw)?.[1] ?? '';
  const address = /<([^>]+)>/.exec(source)?.[1] ?? source.trim();
  const domain = address.split('@')[1] ?? '';
  const context = { 'ses:FromAddress': address };
  const prefix = `arn:aws:ses:${region}:${account}`;
  const configurationSet = form.get('ConfigurationSetName');
  // In the SES sandbox, each recipient's identity is authorised too (docs/adr/0039).
  const recipients = [...form].filter(([name]) => name.startsWith('Destination')).map(([, recipient]) => recipient);
  return [
    ...[domain, ...recipients].map((identity) => ({ action, resource: `${prefix}:identity/${identity}`, context })),
    ...(configurationSet ? [{ action, resource: `${prefix}:configuration-set/${configurationSet}`, context }] : []),
  ];
}

const objectVerbs: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  POST: 'PutObject',
  DELETE: 'DeleteObject',
};

function s3Actions(method: string, url: URL): NeededAction[] {
  const [, bucket = '', ...parts] = url.pathname.split('/');
  const key = decodeURIComponent(parts.join('/'));
  const list = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
  if (key === '') {
    return url.searchParams.has('delete')
      ? [{ action: 's3:DeleteObject', resource: `arn:aws:s3:::${bucket}/*` }]
      : [list];
  }
  const action = `s3:${objectVerbs[method]}`;
  // S3 reports a missing object only to callers that may list the bucket; to others it answers "denied":
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
  return [{ action, resource: `arn:aws:s3:::${bucket}/${key}` }, ...(action === 's3:GetObject' ? [list] : [])];
}

const passed = { 'iam:PassedToService': 'scheduler.amazonaws.com' };

function schedulerActions(method: string, url: URL, body: string): NeededAction[] {
  const [, , encodedName = ''] = url.pathname.split('/');
  const name = decodeURIComponent(encodedName);
  const prefix = `arn:aws:scheduler:${region}:${account}`;
  if (name === '') return [{ action: 'scheduler:ListSchedules', resource: '*' }];
  const input = z
    .object({ GroupName: z.optional(z.string()), Target: z.optional(z.object({ RoleArn: z.string() })) })
    .parse(body === '' ? {} : JSON.parse(body));
  const group = input.GroupName ?? url.searchParams.get('groupName') ?? 'default';
  const verb = { POST: 'Create', PUT: 'Update', GET: 'Get', DELETE: 'Delete' }[method] ?? method;
  return [
    { action: `scheduler:${verb}Schedule`, resource: `${prefix}:schedule/${group}/${name}` },
    ...(input.Target ? [{ action: 'iam:PassRole', resource: input.Target.RoleArn, context: passed }] : []),
  ];
}
