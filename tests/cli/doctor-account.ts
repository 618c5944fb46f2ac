import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DoctorPorts } from '../../cli/doctor/examine.ts';
import type { Names } from '../../cli/doctor/names.ts';
import {
  type GuardedTable,
  guardedTables,
  inboxPolicy,
  type PolicyStatement,
  tablePolicy,
} from '../../shared/contract/resource-policies.ts';

/** What an account answers, by action; a test changes the answer it is about. Undefined is a refusal. */
export type Answers = Record<string, string | undefined>;

export const place = { stage: 'example', partition: 'aws', region: 'eu-central-1', account: '123456789012' };
const stackId = 'arn:aws:cloudformation:eu-central-1:123456789012:stack/CommonsPulse-example-data/1';
export const topic = 'arn:aws:sns:eu-central-1:123456789012:alarms';
const siteUrl = 'https://d123.cloudfront.net';
const stack = (part: string, status: string, more = ''): string =>
  `<StackId>${stackId}</StackId><StackName>CommonsPulse-example-${part}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>
   <EnableTerminationProtection>true</EnableTerminationProtection>${more}`;
const pair = (key: string, value: string): string =>
  `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;
export const stackAnswer = (part: string, status = 'UPDATE_COMPLETE', version = '0.1.0', site = siteUrl): string => {
  const more = {
    data: '',
    pipeline: `<Outputs>${pair('Version', version)}</Outputs><Parameters><member><ParameterKey>SiteUrl</ParameterKey><ParameterValue>${site}</ParameterValue></member></Parameters>`,
    web: `<Outputs>${pair('SiteAddress', 'https://d123.cloudfront.net')}</Outputs>`,
  }[part];
  return `<Stacks><member>${stack(part, status, more)}</member></Stacks>`;
};
export const subscriptionAnswer = (arn: string): string =>
  `<Subscriptions><member><Protocol>email</Protocol><Endpoint>operator@example.org</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member></Subscriptions>`;

/** An account in which everything is as it should be. */
const sound: Answers = {
  'DescribeStacks data': stackAnswer('data'),
  'DescribeStacks pipeline': stackAnswer('pipeline'),
  'DescribeStacks web': stackAnswer('web'),
  'ListStackResources data': resources(
    ['PeopleE38C8D03', 'people-table', 'AWS::DynamoDB::GlobalTable'],
    ['KeysB1', 'keys-table', 'AWS::DynamoDB::GlobalTable'],
    ['Invitations14F94624', 'invitations-table', 'AWS::DynamoDB::GlobalTable'],
    ['Responses8C79C6B1', 'responses-table', 'AWS::DynamoDB::GlobalTable'],
    ['InboxA8E05DC3', 'inbox-bucket', 'AWS::S3::Bucket'],
  ),
  ...Object.fromEntries(guardedTables.map((table) => tableAnswer(table, tablePolicy(table, place)))),
  GetBucketPolicy: policyText(ofInbox()),
  'ListStackResources pipeline': resources(['AlarmsTopic3A2DFEBA', topic, 'AWS::SNS::Topic']),
  ListSubscriptionsByTopic: subscriptionAnswer(`${topic}:1`),
  ...mailAccount({}),
  GetEmailIdentity: JSON.stringify({
    VerificationStatus: 'SUCCESS',
    DkimAttributes: { Status: 'SUCCESS', Tokens: ['one', 'two'] },
    MailFromAttributes: { MailFromDomain: 'bounce.pulse.example.org', MailFromDomainStatus: 'SUCCESS' },
  }),
  GetAccountSettings: JSON.stringify({ AccountLimit: { ConcurrentExecutions: 1000 } }),
  Query: '{"Items":[],"Count":0}',
};

/** What SES reports for an account that is sound except for the given changes. */
export function mailAccount(change: object): Answers {
  const account = {
    SendingEnabled: true,
    ProductionAccessEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 50000, MaxSendRate: 14, SentLast24Hours: 120 },
    PricingAttributes: { CurrentPlan: 'ESSENTIALS' },
  };
  return { GetAccount: JSON.stringify({ ...account, ...change }) };
}

function resources(...all: readonly (readonly [id: string, physical: string, type: string])[]): string {
  const members = all.map(
    ([id, physical, type]) =>
      `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${physical}</PhysicalResourceId><ResourceType>${type}</ResourceType></member>`,
  );
  return `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`;
}

export function policyText(statements: readonly unknown[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
/** The answer about the policy of a table, under the name of its question. */
export function tableAnswer(table: GuardedTable, statements: readonly unknown[]): [string, string] {
  return [`GetResourcePolicy ${table}-table`, JSON.stringify({ Policy: policyText(statements) })];
}
export function ofInbox(): PolicyStatement[] {
  return inboxPolicy('arn:aws:s3:::inbox-bucket', ['arn:aws:iam::111122223333:role/PulseStewards'], place);
}

/** AWS as the doctor sees it, speaking the services' own protocols to the SDK's own clients. */
export async function startAccount() {
  let answers: Answers = { ...sound };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { action, kind } = actionOf(request, body);
      asked.push(action);
      const answer = answers[action];
      if (answer === undefined) {
        const missing = action.startsWith('DescribeStacks');
        const code = missing ? 'ValidationError' : 'AccessDenied';
        const words = missing ? 'Stack with that id does not exist' : 'User: arn:aws:iam::123456789012:user/ada';
        response.writeHead(missing ? 400 : 403, { 'x-amzn-errortype': `${code}Exception` });
        response.end(
          action === 'GetBucketPolicy'
            ? `<Error><Code>${code}</Code><Message>${words}</Message></Error>`
            : kind === 'xml'
              ? `<ErrorResponse><Error><Code>${code}</Code><Message>${words}</Message></Error></ErrorResponse>`
              : JSON.stringify({ __type: `${code}Exception`, message: words }),
        );
        return;
      }
      const [name = ''] = action.split(' ');
      response.writeHead(200, { 'content-type': kind === 'xml' ? 'text/xml' : 'application/json' });
      response.end(
        kind === 'xml' ? `<${name}Response><${name}Result>${answer}</${name}Result></${name}Response>` : answer,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const settings = { endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 };
  return {
    asked,
    answer(changed: Answers): void {
      answers = { ...sound, ...changed };
    },
    around: (names: Names, shell: string | undefined): DoctorPorts => ({
      cloudFormation: new CloudFormationClient(settings),
      sesv2: new SESv2Client(settings),
      sns: new SNSClient(settings),
      lambda: new LambdaClient(settings),
      tables: DynamoDBDocumentClient.from(new DynamoDBClient(settings)),
      s3: new S3Client({ ...settings, forcePathStyle: true }),
      names,
      cloudFormationIn: (region) =>
        new CloudFormationClient({ ...settings, endpoint: `${endpoint}/${region}`, region }),
      regionOfShell: async () => shell,
    }),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Each service has its own way of naming the action. */
function actionOf({ url = '', headers }: IncomingMessage, body: string): { action: string; kind: 'json' | 'xml' } {
  const json = (action: string) => ({ action, kind: 'json' }) as const;
  if (url.startsWith('/v2/email/identities/')) return json('GetEmailIdentity');
  if (url === '/v2/email/account') return json('GetAccount');
  if (url === '/2016-08-19/account-settings') return json('GetAccountSettings');
  if (url.startsWith('/inbox-bucket')) return json('GetBucketPolicy');
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const of = /table\/([a-z-]+)/.exec(body)?.[1];
    return json([target.replace(/^.*\./, ''), of].filter(Boolean).join(' '));
  }
  const form = new URLSearchParams(body);
  const part = form.get('StackName')?.replace(/^.*-/, '');
  const region = url.length > 1 ? ` in ${url.replaceAll('/', '')}` : '';
  return { action: `${form.get('Action')}${part === undefined ? '' : ` ${part}`}${region}`, kind: 'xml' };
}
