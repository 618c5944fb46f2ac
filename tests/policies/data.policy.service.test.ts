import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { limits } from '../../shared/contract/limits.ts';
import { type SynthesisedTemplate, synthesisedTemplate, templateTexts } from './synthesised-template.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

const retentionSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), DeletionPolicy: z.optional(z.string()), UpdateReplacePolicy: z.optional(z.string()) }),
  ),
});

/** What CloudFormation does with a resource that leaves the template. */
async function retentionOf(type: string) {
  return [...(await templateTexts(template.folder)).values()].flatMap((text) =>
    Object.values(retentionSchema.parse(JSON.parse(text)).Resources).filter((resource) => resource.Type === type),
  );
}

const tableSchema = z.object({
  BillingMode: z.literal('PAY_PER_REQUEST'),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
  TimeToLiveSpecification: z.optional(z.object({ AttributeName: z.string(), Enabled: z.boolean() })),
  StreamSpecification: z.optional(z.unknown()),
  GlobalSecondaryIndexes: z.optional(z.unknown()),
  // A key owned by the service encrypts for free; `SSEEnabled` would mean a paid key.
  SSESpecification: z.strictObject({ SSEEnabled: z.literal(false) }),
  Replicas: z
    .array(
      z.object({
        DeletionProtectionEnabled: z.boolean(),
        PointInTimeRecoverySpecification: z.object({
          PointInTimeRecoveryEnabled: z.boolean(),
          RecoveryPeriodInDays: z.optional(z.number()),
        }),
        KinesisStreamSpecification: z.optional(z.unknown()),
        ContributorInsightsSpecification: z.optional(z.unknown()),
      }),
    )
    .check(z.length(1)),
});

function tableNamed(name: string): z.infer<typeof tableSchema> {
  const found = template.ofType('AWS::DynamoDB::GlobalTable').filter(({ logicalId }) => logicalId.startsWith(name));
  expect(found).toHaveLength(1);
  return tableSchema.parse(found[0]?.properties);
}

const allTables = ['People', 'Invitations', 'Responses', 'Signals', 'Results', 'Keys'];

test('there are six tables, split by who may see them', () => {
  expect(template.ofType('AWS::DynamoDB::GlobalTable')).toHaveLength(allTables.length);
});

describe.each(allTables)('%s', (name) => {
  test('is billed by use, has the two keys of the contract and no index', () => {
    const table = tableNamed(name);
    expect(table.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
    expect(table.GlobalSecondaryIndexes).toBeUndefined();
  });

  test('cannot be deleted by mistake', () => {
    expect(tableNamed(name).Replicas[0]?.DeletionProtectionEnabled).toBe(true);
  });

  test('has no stream and no contributor insights', () => {
    const table = tableNamed(name);
    expect(table.StreamSpecification).toBeUndefined();
    expect(table.Replicas[0]?.KinesisStreamSpecification).toBeUndefined();
    expect(table.Replicas[0]?.ContributorInsightsSpecification).toBeUndefined();
  });
});

test.each(['Invitations', 'Responses', 'Keys'])('nothing records when a row of %s was written', (name) => {
  const recovery = tableNamed(name).Replicas[0]?.PointInTimeRecoverySpecification;
  expect(recovery?.PointInTimeRecoveryEnabled).toBe(false);
});

test.each(['People', 'Signals', 'Results'])('%s can be restored to any second of the promised days', (name) => {
  expect(tableNamed(name).Replicas[0]?.PointInTimeRecoverySpecification).toEqual({
    PointInTimeRecoveryEnabled: true,
    RecoveryPeriodInDays: limits.restorableDays,
  });
});

test('rows that carry an expiry expire, in every table', () => {
  const expiring = allTables.filter((name) => tableNamed(name).TimeToLiveSpecification?.Enabled === true);
  expect(expiring).toEqual([...allTables]);
  for (const name of expiring) expect(tableNamed(name).TimeToLiveSpecification?.AttributeName).toBe('expiresAt');
});

test.each(['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket'])('%s stays when the stack is deleted', async (type) => {
  const retentions = await retentionOf(type);
  expect(retentions.length).toBeGreaterThan(0);
  for (const retention of retentions) {
    expect(retention).toEqual({ Type: type, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  }
});

const bucketSchema = z.object({
  PublicAccessBlockConfiguration: z.strictObject({
    BlockPublicAcls: z.literal(true),
    BlockPublicPolicy: z.literal(true),
    IgnorePublicAcls: z.literal(true),
    RestrictPublicBuckets: z.literal(true),
  }),
  BucketEncryption: z.object({ ServerSideEncryptionConfiguration: z.array(z.unknown()).check(z.length(1)) }),
  LoggingConfiguration: z.optional(z.undefined()),
  VersioningConfiguration: z.optional(z.object({ Status: z.string() })),
  LifecycleConfiguration: z.optional(
    z.object({ Rules: z.array(z.object({ ExpirationInDays: z.number(), Status: z.literal('Enabled') })) }),
  ),
  NotificationConfiguration: z.optional(
    z.strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: z.boolean() }) }),
  ),
});

const bucketNamed = (name: string) => {
  const found = template.ofType('AWS::S3::Bucket').filter(({ logicalId }) => logicalId.startsWith(name));
  expect(found).toHaveLength(1);
  return bucketSchema.parse(found[0]?.properties);
};

test('both buckets are closed to the public, encrypted, and log no access', () => {
  expect(template.ofType('AWS::S3::Bucket')).toHaveLength(2);
  bucketNamed('Site');
  bucketNamed('Inbox');
});

test('the site keeps what it said before', () => {
  expect(bucketNamed('Site').VersioningConfiguration?.Status).toBe('Enabled');
});

test('the inbox forgets its files, keeps no older versions, and announces new ones', () => {
  const inbox = bucketNamed('Inbox');
  expect(inbox.LifecycleConfiguration?.Rules).toEqual([
    { ExpirationInDays: limits.inboxRetentionDays, Status: 'Enabled' },
  ]);
  expect(inbox.VersioningConfiguration).toBeUndefined();
  expect(inbox.NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled).toBe(true);
});

const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.enum(['Allow', 'Deny']),
        Action: z.optional(z.unknown()),
        Principal: z.unknown(),
        Condition: z.optional(z.unknown()),
      }),
    ),
  }),
  Bucket: z.optional(z.string()),
  Queues: z.optional(z.array(z.string())),
});

test.each([
  ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 's3:*'],
  ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'sqs:*'],
])('every %s refuses anything that does not come over TLS', (type, policyType, everything) => {
  const policies = template.ofType(policyType).map(({ properties }) => policySchema.parse(properties));
  for (const { name } of template.ofType(type)) {
    const own = policies.filter(
      ({ Bucket, Queues = [] }) => Bucket === name || Queues.some((url) => url.endsWith(name)),
    );
    const statements = own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    expect(statements, name).toContainEqual({
      Effect: 'Deny',
      Action: everything,
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  }
});

test('buckets and queues let in only the services that we use, and only for this account; besides, only the stage’s uploaders', () => {
  const allowed = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy']
    .flatMap((type) => template.ofType(type).map(({ properties }) => policySchema.parse(properties)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.length).toBeGreaterThan(0);
  const isUploader = ({ Principal }: (typeof allowed)[number]) =>
    JSON.stringify(Principal) === JSON.stringify({ AWS: 'arn:aws:iam::111122223333:role/PulseStewards' });
  expect(allowed.filter(isUploader).map(({ Action }) => Action)).toEqual([
    's3:PutObject',
    's3:GetObject',
    's3:ListBucket',
  ]);
  for (const { Principal, Condition, Action } of allowed.filter((one) => !isUploader(one))) {
    expect(['cloudfront.amazonaws.com', 'events.amazonaws.com']).toContain(
      z.strictObject({ Service: z.string() }).parse(Principal).Service,
    );
    expect(['s3:GetObject', 'sqs:SendMessage']).toContain(Action);
    expect(JSON.stringify(Condition)).toMatch(/aws:Source(?:Account|Arn)/);
  }
});

const queueSchema = z.object({
  SqsManagedSseEnabled: z.literal(true),
  MessageRetentionPeriod: z.optional(z.number()),
  VisibilityTimeout: z.optional(z.number()),
  RedrivePolicy: z.optional(z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() })),
});
const hours = 60 * 60;

test('every queue is encrypted, and what fails for good waits some days for the operator', () => {
  const queues = template.ofType('AWS::SQS::Queue');
  const deadLetters = queues.filter(({ logicalId }) => logicalId.includes('DeadLetters'));
  expect(queues.length - deadLetters.length).toBe(1);
  for (const { properties } of queues) {
    expect(queueSchema.parse(properties).MessageRetentionPeriod).toBe(limits.deadLetterRetentionDays * 24 * hours);
  }
});

test('a message of the mail queue outlasts a day whose sending quota is used up', () => {
  const queues = template.ofType('AWS::SQS::Queue').map(({ properties }) => queueSchema.parse(properties));
  const [mail, ...others] = queues.filter(({ RedrivePolicy }) => RedrivePolicy !== undefined);
  expect(others).toEqual([]);
  expect((mail?.VisibilityTimeout ?? 0) * (mail?.RedrivePolicy?.maxReceiveCount ?? 0)).toBeGreaterThan(24 * hours);
});
