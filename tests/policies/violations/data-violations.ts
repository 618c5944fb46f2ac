import { added, gone, otherwise, type Violation } from './plant.ts';

const statement = 'PolicyDocument.Statement';
const replica = 'Replicas.0';
const guard = `${replica}.ResourcePolicy`;
const reader = `${statement}.2.Condition.ArnNotEquals.aws:PrincipalArn`;

/** What is kept, and who can reach it. */
export const dataViolations: readonly Violation[] = [
  otherwise('a bucket that is not encrypted', 'S3.Bucket', 'Inbox', 'BucketEncryption'),
  otherwise(
    'a bucket that the public may read',
    'S3.Bucket',
    'Inbox',
    'PublicAccessBlockConfiguration.BlockPublicPolicy',
    false,
  ),
  otherwise('a bucket with its own list of readers', 'S3.Bucket', 'Site', 'AccessControl', 'PublicRead'),
  otherwise('a bucket that is a website over plain HTTP', 'S3.Bucket', 'Site', 'WebsiteConfiguration', {
    IndexDocument: 'a',
  }),
  otherwise('a bucket that other sites may read', 'S3.Bucket', 'Site', 'CorsConfiguration', { CorsRules: [] }),
  otherwise('a bucket that copies to another account', 'S3.Bucket', 'Inbox', 'ReplicationConfiguration', {
    Role: 'any',
  }),
  otherwise('a bucket that logs who reads', 'S3.Bucket', 'Site', 'LoggingConfiguration', {
    DestinationBucketName: 'logs',
  }),
  otherwise('a bucket that is emptied with its stack', 'S3.Bucket', 'Inbox', 'Tags.1', {
    Key: 'aws-cdk:auto-delete-objects',
    Value: 'true',
  }),
  otherwise('a bucket that is deleted with its stack', 'S3.Bucket', 'Site', 'whenRemoved', 'Delete'),
  otherwise('a site that forgets its reports', 'S3.Bucket', 'Site', 'LifecycleConfiguration', {
    Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }],
  }),
  otherwise('an inbox that keeps its files', 'S3.Bucket', 'Inbox', 'LifecycleConfiguration.Rules.0.Status', 'Disabled'),
  otherwise('a bucket over plain HTTP', 'S3.BucketPolicy', 'InboxPolicy', `${statement}.0`),
  otherwise('a bucket over an old TLS', 'S3.BucketPolicy', 'SitePolicy', `${statement}.1`),
  otherwise('files over plain HTTP', 'S3.BucketPolicy', 'InboxPolicy', `${statement}.0.Resource.1`),
  otherwise('a site that any distribution may read', 'S3.BucketPolicy', 'SitePolicy', `${statement}.2.Condition`, {
    StringLike: { 'aws:SourceArn': 'arn:aws:cloudfront::*' },
  }),
  otherwise('a distribution that may read reports', 'S3.BucketPolicy', 'SitePolicy', `${statement}.2.Resource.0`, {
    'Fn::Join': ['', [{ 'Fn::GetAtt': ['Site397A1860', 'Arn'] }, '/*']],
  }),
  gone('a bucket without a policy', 'S3.BucketPolicy', 'InboxPolicy', 'InboxA'),
  otherwise('a table of people with a stream', 'DynamoDB.GlobalTable', 'People', 'StreamSpecification', {
    StreamViewType: 'NEW_IMAGE',
  }),
  otherwise(
    'a table of answers with a stream to Kinesis',
    'DynamoDB.GlobalTable',
    'Responses',
    `${replica}.KinesisStreamSpecification`,
    { StreamArn: 'any' },
  ),
  otherwise(
    'a table that shows who is read most',
    'DynamoDB.GlobalTable',
    'Invitations',
    `${replica}.ContributorInsightsSpecification`,
    { Enabled: true },
  ),
  otherwise('a table that another account may read', 'DynamoDB.GlobalTable', 'People', `${replica}.ResourcePolicy`, {
    PolicyDocument: {},
  }),
  otherwise('answers that anyone with rights to tables may read', 'DynamoDB.GlobalTable', 'Responses', guard),
  otherwise('answers that may be scanned', 'DynamoDB.GlobalTable', 'Responses', `${guard}.PolicyDocument.Statement.0`),
  otherwise(
    'answers that an administrator may read too',
    'DynamoDB.GlobalTable',
    'Responses',
    `${guard}.PolicyDocument.Statement.1.Condition.ArnNotEquals.aws:PrincipalArn.1`,
    'arn:aws:iam::000000000000:role/Administrator',
  ),
  otherwise(
    'invitations that every role of the stage may read',
    'DynamoDB.GlobalTable',
    'Invitations',
    `${guard}.PolicyDocument.Statement.0.Condition.ArnNotEquals.aws:PrincipalArn.0`,
    'arn:aws:iam::000000000000:role/pulse-example-*',
  ),
  otherwise(
    'a policy that whoever deploys cannot change again',
    'DynamoDB.GlobalTable',
    'Responses',
    `${guard}.PolicyDocument.Statement.0.Action`,
    'dynamodb:*',
  ),
  otherwise('files for stewards that anyone may read', 'S3.BucketPolicy', 'InboxPolicy', `${statement}.2`),
  otherwise('files for stewards that any function may read', 'S3.BucketPolicy', 'InboxPolicy', `${reader}.0`, '*'),
  otherwise('an uploader who may do everything', 'S3.BucketPolicy', 'InboxPolicy', `${statement}.6.Action`, 's3:*'),
  otherwise('a table with a copy elsewhere', 'DynamoDB.GlobalTable', 'People', 'Replicas.1', { Region: 'us-west-2' }),
  otherwise('a table with an order of arrival', 'DynamoDB.GlobalTable', 'Responses', 'LocalSecondaryIndexes', [
    { IndexName: 'arrival' },
  ]),
  otherwise(
    'a table without deletion protection',
    'DynamoDB.GlobalTable',
    'Responses',
    `${replica}.DeletionProtectionEnabled`,
    false,
  ),
  otherwise('a table whose replacement loses its contents', 'DynamoDB.GlobalTable', 'People', 'whenReplaced', 'Delete'),
  otherwise(
    'people who cannot be restored',
    'DynamoDB.GlobalTable',
    'People',
    `${replica}.PointInTimeRecoverySpecification`,
    { PointInTimeRecoveryEnabled: false },
  ),
  otherwise(
    'answers that can be restored to the second',
    'DynamoDB.GlobalTable',
    'Responses',
    `${replica}.PointInTimeRecoverySpecification`,
    { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
  ),
  otherwise(
    'keys that could be restored',
    'DynamoDB.GlobalTable',
    'Keys',
    `${replica}.PointInTimeRecoverySpecification`,
    {
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 7,
    },
  ),
  otherwise('answers that do not expire', 'DynamoDB.GlobalTable', 'Responses', 'TimeToLiveSpecification'),
  added('a table of another type', 'DynamoDB.Table', { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }),
  added('a seventh table', 'DynamoDB.GlobalTable', {}),
  added('a parameter in the template, which is not encrypted', 'SSM.Parameter', { Type: 'String', Value: 'secret' }),
  gone('a table under another id', 'DynamoDB.GlobalTable', 'Results'),
  {
    what: 'a stack that can be deleted by mistake',
    names: 'CommonsPulse-example-data',
    plant: ({ stacks, ...rest }) => ({
      ...rest,
      stacks: stacks.map((stack) => ({ ...stack, terminationProtection: !stack.name.endsWith('-data') })),
    }),
  },
];
