import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { type Stack, type StackOptions, startStack } from '../../local/stack.ts';
import { startOfTime } from './fixture-time.ts';

/** A small cloud assembly of two stacks, written by hand, with one resource of every kind that the runtime knows. */
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const imported = (name: string) => ({ 'Fn::ImportValue': name });
const exported = (name: string, Value: unknown) => ({ Value, Export: { Name: name } });

const tableOf = (extra: object) => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    ...extra,
  },
});

const dataStack = {
  Resources: {
    People: tableOf({ TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } }),
    Inbox: {
      Type: 'AWS::S3::Bucket',
      Properties: { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
    },
    Site: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Join': ['-', ['site', { Ref: 'AWS::AccountId' }]] } },
    },
    SitePolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Site' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Principal: { Service: 'cloudfront.amazonaws.com' },
              Resource: ['/s/*', '/index.html'].map((keys) => ({
                'Fn::Join': ['', [{ 'Fn::GetAtt': ['Site', 'Arn'] }, keys]],
              })),
            },
          ],
        },
      },
    },
  },
  Outputs: {
    People: exported('Data:People', { Ref: 'People' }),
    Inbox: exported('Data:Inbox', { Ref: 'Inbox' }),
    Site: exported('Data:Site', { Ref: 'Site' }),
    SiteDomain: exported('Data:SiteDomain', { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] }),
  },
};

const environment = {
  SITE_URL: { Ref: 'SiteUrl' },
  PEOPLE_TABLE: imported('Data:People'),
  INBOX_BUCKET: imported('Data:Inbox'),
  SITE_BUCKET: imported('Data:Site'),
  MAIL_QUEUE_URL: { Ref: 'MailQueue' },
  MAIL_CONFIGURATION_SET: { Ref: 'MailSettings' },
  SCHEDULE_GROUP: { Ref: 'Group' },
};

const functionOf = (name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `fixture-${name}`,
    Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: arnOf('Role'),
    Timeout: 10,
    MemorySize: 256,
    Environment: { Variables: environment },
  },
});

const route = (RouteKey: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: 'Api' },
    RouteKey,
    Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
  },
});

const pipelineStack = {
  Parameters: { SiteUrl: { Type: 'String' } },
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    OnObject: functionOf('on-object'),
    OnQueue: functionOf('on-queue'),
    OnHttp: functionOf('on-http'),
    OnStep: functionOf('on-step'),
    OnMailEvent: functionOf('on-mail-event'),
    MailQueue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 300,
        RedrivePolicy: { deadLetterTargetArn: arnOf('DeadLetters'), maxReceiveCount: 3 },
      },
    },
    DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1209600 } },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arnOf('MailQueue'),
        FunctionName: { Ref: 'OnQueue' },
        BatchSize: 5,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    Landed: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: {
          source: ['aws.s3'],
          'detail-type': ['Object Created'],
          detail: { bucket: { name: [imported('Data:Inbox')] }, object: { key: [{ prefix: 'lines/' }] } },
        },
        Targets: [{ Id: 'OnObject', Arn: arnOf('OnObject') }],
      },
    },
    Bounced: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['aws.ses'], 'detail-type': ['Email Bounced'] },
        Targets: [{ Id: 'OnMailEvent', Arn: arnOf('OnMailEvent') }],
      },
    },
    Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.org' } },
    MailSettings: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'mail-settings' } },
    MailEvents: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: { Ref: 'MailSettings' },
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['bounce', 'complaint'],
          EventBridgeDestination: { EventBusArn: 'arn:aws:events:::event-bus/default' },
        },
      },
    },
    Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'steps' } },
    Nightly: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'nightly',
        ScheduleExpression: 'cron(0 3 * * ? *)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        Target: {
          Arn: arnOf('OnStep'),
          RoleArn: arnOf('Role'),
          Input: '{"step":"plan","at":"<aws.scheduler.scheduled-time>"}',
        },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { ApiId: { Ref: 'Api' }, IntegrationUri: arnOf('OnHttp'), PayloadFormatVersion: '2.0' },
    },
    Echo: route('POST /api/echo/{name}'),
    Report: route('GET /reports/{proxy+}'),
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 14 } },
  },
  Outputs: { Api: exported('Pipeline:Api', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }) },
};

const behaviour = { ViewerProtocolPolicy: 'redirect-to-https', ResponseHeadersPolicyId: { Ref: 'Headers' } };

const noQueries = { QueryStringBehavior: 'none' };

const webStack = {
  Resources: {
    Answers: {
      Type: 'AWS::CloudFront::OriginRequestPolicy',
      Properties: {
        OriginRequestPolicyConfig: {
          Name: 'answers',
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['content-type'] },
          CookiesConfig: { CookieBehavior: 'none' },
          QueryStringsConfig: noQueries,
        },
      },
    },
    PerReader: {
      Type: 'AWS::CloudFront::CachePolicy',
      Properties: {
        CachePolicyConfig: {
          Name: 'per-reader',
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: true,
            HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['accept-language'] },
            CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['reader'] },
            QueryStringsConfig: noQueries,
          },
        },
      },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'headers',
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              ContentSecurityPolicy: "default-src 'none'; upgrade-insecure-requests",
              Override: true,
            },
            ContentTypeOptions: { Override: true },
            StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, Override: true },
          },
        },
      },
    },
    Distribution: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          DefaultRootObject: 'index.html',
          Origins: [
            { Id: 'site', DomainName: imported('Data:SiteDomain') },
            { Id: 'api', DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', imported('Pipeline:Api')] }] } },
          ],
          DefaultCacheBehavior: { ...behaviour, TargetOriginId: 'site' },
          CacheBehaviors: [
            {
              ...behaviour,
              PathPattern: '/api/*',
              OriginRequestPolicyId: { Ref: 'Answers' },
              TargetOriginId: 'api',
              AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
            },
            {
              ...behaviour,
              PathPattern: '/reports/*',
              CachePolicyId: { Ref: 'PerReader' },
              OriginRequestPolicyId: { Ref: 'Answers' },
              TargetOriginId: 'api',
            },
          ],
        },
      },
    },
  },
};

/** Writes the assembly into `folder`; `change` may alter the pipeline stack's resources first. */
export function writeAssembly(
  folder: string,
  change: (resources: Record<string, object>) => void = () => undefined,
): void {
  const resources: Record<string, object> = structuredClone(pipelineStack.Resources);
  change(resources);
  const stacks = { Data: dataStack, Pipeline: { ...pipelineStack, Resources: resources }, Web: webStack };
  const artifacts: Record<string, unknown> = {
    'Pipeline.assets': { type: 'cdk:asset-manifest', properties: { file: 'Pipeline.assets.json' } },
  };
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    artifacts[name] = { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } };
  }
  const files = Object.fromEntries(
    ['on-object', 'on-queue', 'on-http', 'on-step', 'on-mail-event'].map((name) => [
      name,
      {
        source: { path: fileURLToPath(new URL(`./fixture/${name}`, import.meta.url)), packaging: 'zip' },
        destinations: { current: { bucketName: 'assets', objectKey: `${name}.zip` } },
      },
    ]),
  );
  writeFileSync(join(folder, 'Pipeline.assets.json'), JSON.stringify({ files }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'pulse-local-'));
}

/** A running fixture that ends with the test. */
export async function startFixture(
  options: Partial<StackOptions> & { readonly folder?: string } = {},
): Promise<{ stack: Stack; folder: string }> {
  const folder = options.folder ?? temporaryFolder();
  writeAssembly(folder);
  const clock = await persistentClock(join(folder, 'clock.json'), startOfTime);
  const stack = await startStack({ assembly: folder, data: join(folder, 'data'), port: 0, clock, ...options });
  onTestFinished(async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { stack, folder };
}
