import { added, gone, otherwise, type Violation } from './plant.ts';

const grants = 'Policies.0.PolicyDocument.Statement';
const statement = 'PolicyDocument.Statement';
const elsewhere = 'arn:aws:sns:eu-central-1:000000000000:elsewhere';

/** Rights that AWS would miss, and resources that trigger calls the rule does not know. */
export const rightsViolations: readonly Violation[] = [
  {
    ...otherwise('a log that Lambda may not write', 'IAM.Role', 'PlanPulsesRole', `${grants}.0`),
    names: 'PlanPulsesFunction',
  },
  otherwise(
    'a log that belongs to another function',
    'Lambda.Function',
    'PlanPulses',
    'LoggingConfig.LogGroup',
    'another',
  ),
  {
    ...otherwise(
      'a role that no function has',
      'IAM.Role',
      'PlanPulsesRole',
      'AssumeRolePolicyDocument.Statement.0.Principal',
      {
        Service: 'ec2.amazonaws.com',
      },
    ),
    names: 'PlanPulsesFunction',
  },
  otherwise(
    'a role that Scheduler may assume for another group',
    'IAM.Role',
    'DailyPlan',
    'AssumeRolePolicyDocument.Statement.0.Condition.StringEquals.aws:SourceArn',
    'arn:aws:scheduler:eu-central-1:000000000000:schedule-group/default',
  ),
  otherwise(
    'a mapping of a stream',
    'Lambda.EventSourceMapping',
    'SendMail',
    'EventSourceArn',
    'arn:aws:kinesis:::any',
  ),
  otherwise('a mapping with a destination for failures', 'Lambda.EventSourceMapping', 'SendMail', 'DestinationConfig', {
    OnFailure: { Destination: elsewhere },
  }),
  otherwise('a function in a network', 'Lambda.Function', 'PlanPulses', 'VpcConfig', { SubnetIds: ['any'] }),
  otherwise('a function under a key', 'Lambda.Function', 'PlanPulses', 'KmsKeyArn', 'arn:aws:kms:::key/any'),
  otherwise(
    'events that are put aside to a queue that is missing',
    'Lambda.Function',
    'OpenPulse',
    'DeadLetterConfig.TargetArn',
    elsewhere,
  ),
  otherwise('a destination for what failed', 'Lambda.EventInvokeConfig', 'OpenPulse', 'DestinationConfig', {
    OnFailure: { Destination: elsewhere },
  }),
  otherwise(
    'a schedule that calls any API',
    'Scheduler.Schedule',
    'DailyPlan',
    'Target.Arn',
    'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
  ),
  otherwise(
    'a rule that starts a state machine',
    'Events.Rule',
    'EventsRosterFile',
    'Targets.0.Arn',
    'arn:aws:states:::any',
  ),
  otherwise(
    'a rule with its own role',
    'Events.Rule',
    'EventsRosterFile',
    'Targets.0.RoleArn',
    'arn:aws:iam:::role/any',
  ),
  otherwise(
    'a rule that calls another function',
    'Events.Rule',
    'EventsRosterFile',
    'Targets.0.Arn',
    'arn:aws:lambda:::any',
  ),
  otherwise('a dead-letter queue that refuses messages', 'SQS.Queue', 'MailDeadLetters', 'RedriveAllowPolicy', {
    redrivePermission: 'denyAll',
  }),
  otherwise('a queue under a key', 'SQS.Queue', 'EventDeadLetters', 'KmsMasterKeyId', 'alias/any'),
  gone('a queue that rules may not put aside to', 'SQS.QueuePolicy', 'EventDeadLetters', 'Events'),
  gone('a dead-letter queue that is missing', 'SQS.Queue', 'MailDeadLetters', 'MailQueue'),
  otherwise(
    'an integration by credentials',
    'ApiGatewayV2.Integration',
    'Api',
    'CredentialsArn',
    'arn:aws:iam:::role/any',
  ),
  otherwise('a route to a network', 'ApiGatewayV2.Integration', 'Api', 'IntegrationType', 'HTTP_PROXY'),
  otherwise('a route with an authorizer', 'ApiGatewayV2.Route', 'Api', 'AuthorizerId', 'any'),
  otherwise(
    'a function that no route may call',
    'Lambda.Permission',
    'ApiHttpApi',
    'SourceArn',
    'arn:aws:execute-api:::other/*',
  ),
  otherwise('a log of calls', 'ApiGatewayV2.Stage', 'ApiHttpApi', 'AccessLogSettings', { DestinationArn: 'any' }),
  otherwise(
    'an origin that is read unsigned',
    'CloudFront.Distribution',
    'Distribution',
    'DistributionConfig.Origins.0.OriginAccessControlId',
  ),
  {
    ...otherwise('a bucket under a key', 'S3.Bucket', 'Site', 'BucketEncryption', {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
    }),
    names: 'Distribution',
  },
  otherwise(
    'a bucket that calls a function',
    'S3.Bucket',
    'Inbox',
    'NotificationConfiguration.LambdaConfigurations',
    [],
  ),
  otherwise(
    'an alarm that calls something else',
    'CloudWatch.Alarm',
    'Alarmsplannersilent',
    'AlarmActions.0',
    'arn:aws:ssm:::opsitem:1',
  ),
  otherwise('an alarm of another name', 'CloudWatch.Alarm', 'Alarmsplannersilent', 'AlarmName', 'other'),
  otherwise('a topic under a key', 'SNS.Topic', 'AlarmsTopic', 'KmsMasterKeyId', 'alias/any'),
  {
    ...otherwise('a topic that no alarm may publish to', 'SNS.TopicPolicy', 'AlarmsTopic', `${statement}.1`),
    names: 'Alarms',
  },
  otherwise('a subscription that is no mail', 'SNS.Subscription', 'AlarmsOperator', 'Protocol', 'lambda'),
  otherwise(
    'events of mails to a topic',
    'SES.ConfigurationSetEventDestination',
    'Mail',
    'EventDestination.SnsDestination',
    {
      TopicARN: elsewhere,
    },
  ),
  otherwise('a log under a key', 'Logs.LogGroup', 'PlanPulsesLog', 'KmsKeyId', 'arn:aws:kms:::key/any'),
  added('a kind of resource that the rule does not know', 'Pipes.Pipe', { Source: 'any', Target: 'any' }),
  added('a log that is sent elsewhere', 'Logs.SubscriptionFilter', { DestinationArn: 'any' }),
  added('a state machine', 'StepFunctions.StateMachine', { RoleArn: 'any' }),
];
