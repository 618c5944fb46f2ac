import type { CloudAssembly } from './cloud-assembly.ts';

/**
 * The closed registry of resource types: how each runs locally, or why there is nothing to run. An unlisted type stops the
 * start, so that the template and this runtime cannot silently drift apart.
 */
type Home = { readonly run: string } | { readonly nothing: string };

const permissions = { nothing: 'who may call whom; the gateway reports every call, tests check it against these' };
const watching = { nothing: 'watches a deployment; a local run reports failures itself' };
const deployment = { nothing: 'used while deploying' };

const homes: Readonly<Record<string, Home>> = {
  'AWS::DynamoDB::GlobalTable': { run: 'a table of dynoxide' },
  'AWS::DynamoDB::Table': { run: 'a table of dynoxide' },
  'AWS::S3::Bucket': { run: 'a bucket of fauxqs' },
  'AWS::S3::BucketPolicy': { run: 'what local/edge-policies lets CloudFront read' },
  'AWS::SQS::Queue': { run: 'a queue of fauxqs' },
  'AWS::Lambda::Function': { run: 'worker threads of local/lambda-host' },
  'AWS::Lambda::EventSourceMapping': { run: 'local/event-source' },
  'AWS::Scheduler::Schedule': { run: 'local/scheduler' },
  'AWS::Scheduler::ScheduleGroup': { run: 'local/scheduler' },
  'AWS::Events::Rule': { run: 'local/event-rules' },
  'AWS::SES::EmailIdentity': { run: 'senders that local/ses accepts' },
  'AWS::SES::ConfigurationSet': { run: 'local/ses' },
  'AWS::SES::ConfigurationSetEventDestination': { run: 'local/ses' },
  'AWS::ApiGatewayV2::Api': { run: 'local/http-api' },
  'AWS::ApiGatewayV2::Integration': { run: 'local/http-api' },
  'AWS::ApiGatewayV2::Route': { run: 'local/http-api' },
  'AWS::ApiGatewayV2::Stage': { run: 'throttles of local/http-api' },
  'AWS::CloudFront::Distribution': { run: 'local/http-edge' },
  'AWS::CloudFront::ResponseHeadersPolicy': { run: 'local/http-edge' },
  'AWS::CloudFront::CachePolicy': { run: 'what local/edge-policies passes on' },
  'AWS::CloudFront::OriginRequestPolicy': { run: 'what local/edge-policies passes on' },
  'AWS::CloudFront::Function': { run: 'local/edge-function' },
  'Custom::S3BucketNotifications': { run: 'events of local/object-store' },
  'AWS::Logs::MetricFilter': { run: 'local/log-counters' },
  'AWS::IAM::Role': { run: 'the name under which a function calls' },

  'AWS::CloudFront::OriginAccessControl': permissions,
  'AWS::CloudFront::MonitoringSubscription': watching,
  'AWS::IAM::Policy': permissions,
  'AWS::IAM::ManagedPolicy': permissions,
  'AWS::Lambda::Permission': permissions,
  'AWS::Lambda::EventInvokeConfig': { nothing: 'local retries follow the rule or schedule' },
  'AWS::Lambda::Alias': { nothing: 'locally there is one version' },
  'AWS::Lambda::Version': { nothing: 'locally there is one version' },
  'AWS::Lambda::LayerVersion': { nothing: 'functions bring their own code' },
  'AWS::SQS::QueuePolicy': permissions,
  'AWS::SNS::Topic': { nothing: 'carries alarms to operators' },
  'AWS::SNS::TopicPolicy': permissions,
  'AWS::SNS::Subscription': { nothing: 'carries alarms to operators' },
  'AWS::KMS::Key': { nothing: 'local data is protected by the permissions of its folder' },
  'AWS::KMS::Alias': { nothing: 'local data is protected by the permissions of its folder' },
  'AWS::Logs::LogGroup': { nothing: 'log lines go to the caller of the runtime' },
  'AWS::Logs::QueryDefinition': watching,
  'AWS::CloudWatch::Alarm': watching,
  'AWS::CloudWatch::CompositeAlarm': watching,
  'AWS::CloudWatch::Dashboard': watching,
  'AWS::Budgets::Budget': { nothing: 'running locally costs nothing' },
  'AWS::Route53::RecordSet': deployment,
  'AWS::CertificateManager::Certificate': deployment,
  'AWS::CDK::Metadata': deployment,
  'Custom::S3AutoDeleteObjects': deployment,
  'Custom::CDKBucketDeployment': deployment,
  'Custom::AWS': deployment,
  'Custom::LogRetention': deployment,
};

/** False for a type with nothing to run, and for an unknown one. */
export function runsAtHome(type: string): boolean {
  const home = homes[type];
  return home !== undefined && 'run' in home;
}

/** @throws Error naming every resource whose type the registry does not list */
export function refuseUnknownTypes(assembly: CloudAssembly): void {
  const unknown = assembly.stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => homes[Type] === undefined)
      .map(([logicalId, { Type }]) => `${Type} (${logicalId} in ${name})`),
  );
  if (unknown.length === 0) return;
  throw new Error(`every resource type must be listed in local/resource-types; unknown: ${unknown.join(', ')}`);
}
