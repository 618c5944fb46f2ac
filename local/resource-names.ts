import { account, region } from './loopback-call.ts';

/**
 * The local name of a resource, and the values of its `Ref` and `Fn::GetAtt`. Names follow CloudFormation: the name property
 * if the template sets one, otherwise stack and logical id.
 */

/** The property that names a resource of this type, if CloudFormation lets a template choose. */
export const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::Events::Rule': 'Name',
};

export function generatedName(type: string, stack: string, logicalId: string): string {
  if (type === 'AWS::S3::Bucket') return `${stack}-${logicalId}`.toLowerCase().slice(0, 63);
  // The access key id that identifies a caller is the name of its role, which must hold no slash.
  if (type === 'AWS::IAM::Role' || type === 'AWS::ApiGatewayV2::Api') return logicalId;
  return `${stack}-${logicalId}`;
}

const arnFormats: Readonly<Record<string, (name: string) => string>> = {
  'AWS::SQS::Queue': (name) => `arn:aws:sqs:${region}:${account}:${name}`,
  'AWS::SNS::Topic': (name) => `arn:aws:sns:${region}:${account}:${name}`,
  'AWS::DynamoDB::GlobalTable': (name) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  'AWS::DynamoDB::Table': (name) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::IAM::Role': (name) => `arn:aws:iam::${account}:role/${name}`,
  'AWS::Lambda::Function': (name) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  'AWS::Logs::LogGroup': (name) => `arn:aws:logs:${region}:${account}:log-group:${name}:*`,
  'AWS::Events::Rule': (name) => `arn:aws:events:${region}:${account}:rule/${name}`,
  'AWS::Scheduler::Schedule': (name) => `arn:aws:scheduler:${region}:${account}:schedule/default/${name}`,
  'AWS::Scheduler::ScheduleGroup': (name) => `arn:aws:scheduler:${region}:${account}:schedule-group/${name}`,
  'AWS::SES::EmailIdentity': (name) => `arn:aws:ses:${region}:${account}:identity/${name}`,
};

export const arnOf = (type: string, name: string): string =>
  arnFormats[type]?.(name) ?? `arn:aws:local:${region}:${account}:${name}`;

/** The URL at which our SDK clients reach a queue: the gateway, never the queue server itself. */
export const queueUrl = (gatewayPort: number, name: string): string =>
  `http://127.0.0.1:${gatewayPort}/${account}/${name}`;

export const apiDomain = (apiName: string): string => `${apiName}.execute-api.${region}.amazonaws.com`;
export const bucketDomain = (bucket: string): string => `${bucket}.s3.${region}.amazonaws.com`;

export function referenceOf(type: string, name: string, gatewayPort: number): string {
  if (type === 'AWS::SQS::Queue') return queueUrl(gatewayPort, name);
  if (type === 'AWS::SNS::Topic') return arnOf(type, name);
  return name;
}

/** Undefined if this attribute of this type is not known locally. */
export function attributeOf(type: string, name: string, attribute: string, siteHost: string): string | undefined {
  switch (`${type}.${attribute}`) {
    case 'AWS::SQS::Queue.QueueName':
    case 'AWS::SNS::Topic.TopicName':
      return name;
    case 'AWS::S3::Bucket.RegionalDomainName':
    case 'AWS::S3::Bucket.DomainName':
      return bucketDomain(name);
    case 'AWS::S3::Bucket.WebsiteURL':
      return `http://${bucketDomain(name)}`;
    case 'AWS::ApiGatewayV2::Api.ApiEndpoint':
      return `https://${apiDomain(name)}`;
    case 'AWS::CloudFront::Distribution.DomainName':
      return siteHost;
    case 'AWS::SNS::Topic.TopicArn':
    case 'AWS::CloudFront::Function.FunctionARN':
      return arnOf(type, name);
    default:
      if (attribute === 'Arn') return arnOf(type, name);
      return undefined;
  }
}
