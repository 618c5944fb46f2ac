/**
 * Every call that AWS itself makes because of a resource in the template: Lambda takes messages from a queue with the
 * function's role, a rule calls a function, an alarm publishes to its topic. None of our functions makes these calls, so no
 * test that runs our code can see one denied; a real account does, at the first deployment or at the first failure.
 *
 * What each kind of resource needs follows the AWS documentation linked beside it. A kind that is not in the table, or a
 * property that triggers something else, is reported, because the rule does not know what it needs.
 */
import * as z from 'zod/mini';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { account, region } from '../../local/loopback-call.ts';
import { bucketDomain } from '../../local/resource-names.ts';
import type { Deployed, Deployment } from './deployment.ts';

export interface AwsCall {
  /** Logical id of the resource that causes AWS to make the call. */
  readonly because: string;
  readonly does: string;
  /** ARN of the role with which AWS makes the call, or the name of the service that makes it. */
  readonly caller: string;
  readonly needed: NeededAction;
}
interface Complaint {
  readonly because: string;
  readonly complaint: string;
}
type Derived = readonly (AwsCall | Complaint)[];
type Derive = (one: Deployed, deployment: Deployment) => Derived;

export function rightsOfAws(deployment: Deployment): { readonly calls: AwsCall[]; readonly complaints: Complaint[] } {
  const derived = deployment.resources.flatMap((one): Derived => {
    const derive = kinds[one.type];
    return derive ? derive(one, deployment) : [complaint(one, `the rule does not know what a ${one.type} needs`)];
  });
  return {
    calls: derived.filter((one) => 'needed' in one),
    complaints: derived.filter((one) => 'complaint' in one),
  };
}

const complaint = ({ logicalId }: Deployed, words: string): Complaint => ({ because: logicalId, complaint: words });

/** A property that would trigger calls the rule does not know. */
const notKnown = z.optional(z.undefined());

/** Reads the properties that matter; a resource that cannot be read this way is reported. */
const reading =
  <T>(schema: z.ZodMiniType<T>, derive: (properties: T, one: Deployed, deployment: Deployment) => Derived): Derive =>
  (one, deployment) => {
    const { data, error } = schema.safeParse(one.body['properties']);
    if (error) {
      const places = error.issues.map(({ path }) => path.join('.')).join(', ');
      return [complaint(one, `the rule does not know what it needs with such ${places}`)];
    }
    return derive(data, one, deployment);
  };

/** Triggers nothing by itself, unless it has one of these properties. */
const nothing = (...properties: string[]): Derive =>
  reading(z.object(Object.fromEntries(properties.map((property) => [property, notKnown]))), () => []);

/** AWS makes its calls over TLS, which the policies of queues, topics and buckets check. */
const overTls = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };
const from = (sourceArn: string) => ({ 'aws:SourceArn': sourceArn, 'aws:SourceAccount': account, ...overTls });

const call = (
  { logicalId }: Deployed,
  does: string,
  caller: string,
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = overTls,
): AwsCall => ({ because: logicalId, does, caller, needed: { action, resource, context } });

const deliveries: Readonly<Record<string, string>> = {
  lambda: 'lambda:InvokeFunction',
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
};

/** Delivers something to a function, queue or topic of this deployment, whichever the ARN names. */
function delivers(
  one: Deployed,
  { resources }: Deployment,
  does: string,
  caller: string,
  to: string,
  context?: Readonly<Record<string, string>>,
): Derived {
  const action = deliveries[to.split(':')[2] ?? ''];
  if (!action) return [complaint(one, `${does} ${to}, and the rule does not know what that needs`)];
  if (!resources.some(({ arn }) => arn === to)) return [complaint(one, `${does} ${to}, which is not deployed`)];
  return [call(one, `${does} ${to}`, caller, action, to, context)];
}

/** A service assumes a role on behalf of one of its own resources. */
const takesOn = (one: Deployed, service: string, role: string, context?: Readonly<Record<string, string>>): AwsCall =>
  call(one, `${service} takes on ${role}`, service, 'sts:AssumeRole', role, context);

const deadLetters = z.optional(z.object({ Arn: z.string() }));
const groupArn = (name: string) => `arn:aws:scheduler:${region}:${account}:schedule-group/${name}`;

interface Scheduled {
  readonly group: string;
  readonly role: string;
  readonly targets: readonly string[];
  readonly deadLetters: string | undefined;
}

/**
 * Scheduler assumes the role that a schedule names, as its schedule group, calls the target with it, and uses it to put aside
 * what the target did not accept:
 * docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html and
 * …/configuring-schedule-dlq.html.
 */
const ofSchedules = (one: Deployed, deployment: Deployment, { group, role, targets, ...rest }: Scheduled): Derived => [
  takesOn(one, 'scheduler.amazonaws.com', role, from(groupArn(group))),
  ...targets.flatMap((target) => delivers(one, deployment, 'a schedule calls', role, target)),
  ...(rest.deadLetters ? delivers(one, deployment, 'a schedule puts aside to', role, rest.deadLetters) : []),
];

/** Schedules that a function creates use the names in its environment. */
function schedulesOfPlanner(environment: Readonly<Record<string, string>>): Scheduled | undefined {
  const role = environment['SCHEDULE_ROLE_ARN'];
  if (role === undefined) return undefined;
  const targets = Object.values(environment).filter((value) => value.startsWith('arn:aws:lambda:'));
  return { group: environment['SCHEDULE_GROUP'] ?? '', role, targets, deadLetters: environment['SCHEDULE_DLQ_ARN'] };
}

const functionSchema = z.object({
  Role: z.string(),
  LoggingConfig: z.object({ LogGroup: z.string() }),
  DeadLetterConfig: z.optional(z.object({ TargetArn: z.string() })),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  VpcConfig: notKnown,
  FileSystemConfigs: notKnown,
  TracingConfig: notKnown,
  KmsKeyArn: notKnown,
});

/** What an event source mapping of each service does with the role of the function. */
const readsFrom: Readonly<Record<string, readonly string[]>> = {
  // docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: if one of them is missing, the mapping is not created.
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  CredentialsArn: notKnown,
  ConnectionId: notKnown,
});
const behaviour = z.object({ LambdaFunctionAssociations: notKnown, FunctionAssociations: notKnown });
const distributionSchema = z.object({
  DistributionConfig: z.object({
    Origins: z.array(
      z.object({
        DomainName: z.string(),
        OriginAccessControlId: z.optional(z.string()),
        CustomOriginConfig: z.optional(z.unknown()),
      }),
    ),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.optional(z.array(behaviour)),
    Logging: notKnown,
  }),
});
const encrypted = z.object({ properties: z.object({ BucketEncryption: z.json() }) });

const kinds: Readonly<Record<string, Derive>> = {
  /**
   * Assumed by Lambda, which uses it to write the log and put events aside:
   * …/lambda/latest/dg/lambda-intro-execution-role.html
   */
  'AWS::Lambda::Function': reading(functionSchema, (properties, one, deployment) => {
    const { Role, LoggingConfig, DeadLetterConfig, Environment } = properties;
    const stream = `arn:aws:logs:${region}:${account}:log-group:${LoggingConfig.LogGroup}:log-stream:any`;
    const schedules = schedulesOfPlanner(Environment.Variables);
    return [
      takesOn(one, 'lambda.amazonaws.com', Role),
      call(one, 'Lambda begins a log', Role, 'logs:CreateLogStream', stream),
      call(one, 'Lambda writes a log', Role, 'logs:PutLogEvents', stream),
      ...(DeadLetterConfig ? delivers(one, deployment, 'Lambda puts aside to', Role, DeadLetterConfig.TargetArn) : []),
      ...(schedules ? ofSchedules(one, deployment, schedules) : []),
    ];
  }),
  'AWS::Lambda::EventInvokeConfig': nothing('DestinationConfig'),
  'AWS::Lambda::Permission': nothing(),

  'AWS::Lambda::EventSourceMapping': reading(
    z.object({ FunctionName: z.string(), EventSourceArn: z.string(), DestinationConfig: notKnown }),
    ({ FunctionName, EventSourceArn }, one, { resources }) => {
      const reader = resources.find(({ name, arn }) => name === FunctionName || arn === FunctionName);
      const { data } = z.object({ properties: z.object({ Role: z.string() }) }).safeParse(reader?.body);
      const actions = readsFrom[EventSourceArn.split(':')[2] ?? ''];
      if (!data || !actions)
        return [complaint(one, `the rule does not know what a mapping of ${EventSourceArn} needs`)];
      const { Role } = data.properties;
      return actions.map((action) => call(one, 'Lambda takes from the queue', Role, action, EventSourceArn));
    },
  ),

  'AWS::Scheduler::Schedule': reading(
    z.object({
      GroupName: z.string(),
      Target: z.object({ Arn: z.string(), RoleArn: z.string(), DeadLetterConfig: deadLetters }),
    }),
    ({ GroupName: group, Target }, one, deployment) =>
      ofSchedules(one, deployment, {
        ...{ group, role: Target.RoleArn, targets: [Target.Arn], deadLetters: Target.DeadLetterConfig?.Arn },
      }),
  ),
  'AWS::Scheduler::ScheduleGroup': nothing(),

  /** Under the policies of function and queue: docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html */
  'AWS::Events::Rule': reading(
    z.object({
      Targets: z.array(z.object({ Arn: z.string(), DeadLetterConfig: deadLetters, RoleArn: notKnown })),
    }),
    ({ Targets }, one, deployment) =>
      Targets.flatMap(({ Arn, DeadLetterConfig }) => [
        ...delivers(one, deployment, 'a rule calls', 'events.amazonaws.com', Arn, from(one.arn)),
        ...(DeadLetterConfig
          ? delivers(
              one,
              deployment,
              'a rule puts aside to',
              'events.amazonaws.com',
              DeadLetterConfig.Arn,
              from(one.arn),
            )
          : []),
      ]),
  ),

  /**
   * SQS itself moves failed messages, into a queue of the same account that does not refuse them:
   * docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
   */
  'AWS::SQS::Queue': reading(
    z.object({
      RedrivePolicy: z.optional(z.object({ deadLetterTargetArn: z.string() })),
      RedriveAllowPolicy: notKnown,
      KmsMasterKeyId: notKnown,
      FifoQueue: notKnown,
    }),
    ({ RedrivePolicy }, one, { resources }) => {
      const target = RedrivePolicy?.deadLetterTargetArn;
      const there = resources.some(({ type, arn }) => type === 'AWS::SQS::Queue' && arn === target && arn !== one.arn);
      return target === undefined || there ? [] : [complaint(one, `puts aside to ${target}, which is not deployed`)];
    },
  ),

  /**
   * Calls a function as the route:
   * docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
   */
  'AWS::ApiGatewayV2::Route': reading(
    z.object({ ApiId: z.string(), RouteKey: z.string(), Target: z.string(), AuthorizerId: notKnown }),
    ({ ApiId, RouteKey, Target }, one, deployment) => {
      const integration = deployment.resources.find(({ name }) => `integrations/${name}` === Target);
      const { data } = z.object({ properties: integrationSchema }).safeParse(integration?.body);
      if (!data) return [complaint(one, 'the rule does not know what its integration needs')];
      const route = `arn:aws:execute-api:${region}:${account}:${ApiId}/$default/${RouteKey.replace(' ', '')}`;
      const { IntegrationUri } = data.properties;
      return delivers(one, deployment, 'a route calls', 'apigateway.amazonaws.com', IntegrationUri, from(route));
    },
  ),
  'AWS::ApiGatewayV2::Integration': reading(integrationSchema, () => []),
  'AWS::ApiGatewayV2::Api': nothing('Target', 'CredentialsArn', 'Body'),
  'AWS::ApiGatewayV2::Stage': nothing('AccessLogSettings'),

  /**
   * Reads the bucket as itself:
   * docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
   */
  'AWS::CloudFront::Distribution': reading(distributionSchema, ({ DistributionConfig }, one, { resources }) =>
    DistributionConfig.Origins.filter(({ CustomOriginConfig }) => CustomOriginConfig === undefined).flatMap(
      ({ DomainName, OriginAccessControlId }): Derived => {
        const bucket = resources.find(
          ({ type, name }) => type === 'AWS::S3::Bucket' && bucketDomain(name) === DomainName,
        );
        const encryption = JSON.stringify(encrypted.safeParse(bucket?.body).data ?? 'kms');
        if (!bucket || !OriginAccessControlId || encryption.includes('kms')) {
          return [complaint(one, `the rule does not know what reading ${DomainName} needs`)];
        }
        const distribution = `arn:aws:cloudfront::${account}:distribution/${one.name}`;
        return ['s/any', 'assets/any', 'privacy-any', 'receipt-any', 'accessibility-any', 'not-found'].map((key) =>
          call(one, 'reads', 'cloudfront.amazonaws.com', 's3:GetObject', `${bucket.arn}/${key}`, from(distribution)),
        );
      },
    ),
  ),
  'AWS::CloudFront::OriginAccessControl': nothing(),
  'AWS::CloudFront::OriginRequestPolicy': nothing(),
  'AWS::CloudFront::CachePolicy': nothing(),
  'AWS::CloudFront::ResponseHeadersPolicy': nothing(),

  /** docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
  'AWS::CloudWatch::Alarm': reading(
    z.object({
      AlarmName: z.string(),
      AlarmActions: z._default(z.array(z.string()), []),
      OKActions: z._default(z.array(z.string()), []),
      InsufficientDataActions: notKnown,
    }),
    ({ AlarmName, AlarmActions, OKActions }, one, deployment) => {
      const alarm = `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}`;
      return [...new Set([...AlarmActions, ...OKActions])].flatMap((to) =>
        delivers(one, deployment, 'an alarm tells', 'cloudwatch.amazonaws.com', to, from(alarm)),
      );
    },
  ),
  'AWS::CloudWatch::Dashboard': nothing(),
  'AWS::SNS::Topic': nothing('KmsMasterKeyId', 'DeliveryStatusLogging', 'DataProtectionPolicy'),
  // A mail needs no right of ours.
  'AWS::SNS::Subscription': reading(z.object({ Protocol: z.literal('email'), RedrivePolicy: notKnown }), () => []),
  'AWS::Logs::LogGroup': nothing('KmsKeyId'),
  'AWS::Logs::MetricFilter': nothing(),

  // S3 reports new objects to the account's default bus, which needs no right:
  // docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
  'AWS::S3::Bucket': reading(
    z.object({
      NotificationConfiguration: z.optional(z.strictObject({ EventBridgeConfiguration: z.unknown() })),
      LoggingConfiguration: notKnown,
      ReplicationConfiguration: notKnown,
      InventoryConfigurations: notKnown,
    }),
    () => [],
  ),
  // SES does the same, and only to the default bus:
  // docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-eventbridge.html
  'AWS::SES::ConfigurationSetEventDestination': reading(
    z.object({
      EventDestination: z.object({
        EventBridgeDestination: z.object({ EventBusArn: z.string().check(z.endsWith(':event-bus/default')) }),
        CloudWatchDestination: notKnown,
        KinesisFirehoseDestination: notKnown,
        SnsDestination: notKnown,
      }),
    }),
    () => [],
  ),
  'AWS::SES::ConfigurationSet': nothing('ArchivingOptions'),
  'AWS::SES::EmailIdentity': nothing(),

  'AWS::DynamoDB::GlobalTable': nothing('StreamSpecification'),
  'AWS::IAM::Role': nothing(),
  'AWS::IAM::Policy': nothing(),
  'AWS::S3::BucketPolicy': nothing(),
  'AWS::SQS::QueuePolicy': nothing(),
  'AWS::SNS::TopicPolicy': nothing(),
};
