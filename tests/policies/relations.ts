/** What one resource alone cannot show: that each has the other one it needs, and that nothing was put in another's place. */
import * as z from 'zod/mini';
import { region } from '../../local/loopback-call.ts';
import type { Deployed, Deployment } from './deployment.ts';
import { guardedTables, guardFindings } from './guarded-tables.ts';

export interface Relation {
  readonly says: string;
  readonly findings: (deployment: Deployment) => readonly string[];
}

const ofType = ({ resources }: Deployment, type: string): readonly Deployed[] =>
  resources.filter((resource) => resource.type === type);

/** Texts anywhere in the properties of a resource. */
const textsIn = ({ body }: Deployed): string => JSON.stringify(body);

/** Every resource of the first type must be named by exactly one of the second. */
const eachHasOne = (type: string, other: string): Relation => ({
  says: `every ${type} has its ${other}`,
  findings: (deployment) =>
    ofType(deployment, type)
      .filter(({ name }) => {
        const naming = ofType(deployment, other).filter((one) => new RegExp(`${name}"`).test(textsIn(one)));
        return naming.length !== 1;
      })
      .map(({ logicalId }) => `${logicalId}: must have one ${other}`),
});

const functionSchema = z.object({
  properties: z.object({
    Description: z.string(),
    Role: z.string(),
    LoggingConfig: z.object({ LogGroup: z.string() }),
    DeadLetterConfig: z.optional(z.unknown()),
  }),
});

const roleSchema = z.object({
  properties: z.object({ Description: z.string(), RoleName: z.optional(z.string()) }),
});

/**
 * What a deployment could not get back. Another logical id means another resource: CloudFormation would create a new, empty
 * one and leave the old one behind, with everything in it.
 */
const pinned: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': [
    'Invitations14F94624',
    'Keys4E30B592',
    'PeopleE38C8D03',
    'Responses8C79C6B1',
    'Results25575328',
    'SignalsEB24CB14',
  ],
  'AWS::S3::Bucket': ['InboxA8E05DC3', 'SiteE53D7754'],
  // Messages wait in them, schedules live in the group, and mail is refused until a new identity is verified.
  'AWS::SQS::Queue': ['EventDeadLetters322AA761', 'MailDeadLettersAFC68608', 'MailQueue4F838B3A'],
  'AWS::Scheduler::ScheduleGroup': ['Schedules29FB02FD'],
  'AWS::SES::EmailIdentity': ['MailDomainF8E38627'],
  // Their addresses are in mails already sent.
  'AWS::ApiGatewayV2::Api': ['ApiHttpApi4C294DC0'],
  'AWS::CloudFront::Distribution': ['Distribution830FAC52'],
  // The operator would have to confirm the address again, and would hear nothing until then.
  'AWS::SNS::Topic': ['AlarmsTopic3A2DFEBA'],
};

export const relations: readonly Relation[] = [
  eachHasOne('AWS::S3::Bucket', 'AWS::S3::BucketPolicy'),
  eachHasOne('AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'),
  eachHasOne('AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'),
  {
    says: 'every function has a role and a log that no other function has',
    findings: (deployment) => {
      const functions = ofType(deployment, 'AWS::Lambda::Function').flatMap(({ logicalId, body }) => {
        const { success, data } = functionSchema.safeParse(body);
        return success ? [{ logicalId, ...data.properties }] : [];
      });
      return functions
        .filter(({ logicalId, Description, Role, LoggingConfig }) =>
          functions.some(
            (other) =>
              other.logicalId !== logicalId &&
              (other.Role === Role ||
                other.LoggingConfig.LogGroup === LoggingConfig.LogGroup ||
                other.Description === Description),
          ),
        )
        .map(({ logicalId }) => `${logicalId}: must have a name, a role and a log of its own`);
    },
  },
  {
    says: 'a function whose caller does not wait has dead letters and an end to its retries, and no other function has',
    findings: (deployment) => {
      const limited = ofType(deployment, 'AWS::Lambda::EventInvokeConfig').map(textsIn).join();
      return ofType(deployment, 'AWS::Lambda::Function')
        .filter(({ name, logicalId, body }) => {
          const waits =
            /^(?:SendMail|IssueCredential|SubmitResponse|Unsubscribe|ReadReport|ServeOperator)Function/.test(logicalId);
          const { data } = functionSchema.safeParse(body);
          const puts = data?.properties.DeadLetterConfig !== undefined;
          return puts === waits || limited.includes(`"${name}"`) === waits;
        })
        .map(({ logicalId }) => `${logicalId}: dead letters are for functions whose caller does not wait`);
    },
  },
  {
    says: 'a flood hits a cap at each of the functions that anyone can reach',
    findings: (deployment) =>
      ofType(deployment, 'AWS::Lambda::Function')
        .filter(({ logicalId, body }) => {
          const reachable = /^(?:IssueCredential|SubmitResponse|Unsubscribe|ReadReport)Function/.test(logicalId);
          return reachable !== /"ReservedConcurrentExecutions"/.test(JSON.stringify(body));
        })
        .map(({ logicalId }) => `${logicalId}: must have reserved concurrency exactly if anybody can reach it`),
  },
  {
    says: 'every rule may put aside what its function did not accept',
    findings: (deployment) => {
      const policies = ofType(deployment, 'AWS::SQS::QueuePolicy').map(textsIn).join();
      return ofType(deployment, 'AWS::Events::Rule')
        .filter(({ arn }) => !policies.includes(`{"ArnEquals":{"aws:SourceArn":"${arn}"}}`))
        .map(({ logicalId }) => `${logicalId}: must be let in by the policy of its dead-letter queue`);
    },
  },
  {
    says: 'mails that cannot be sent end in the queue that the runbook names',
    findings: (deployment) =>
      ofType(deployment, 'AWS::SQS::Queue')
        .filter((queue) => /^MailQueue/.test(queue.logicalId) !== textsIn(queue).includes('RedrivePolicy'))
        .map(({ logicalId }) => `${logicalId}: the mail queue, and no other, must put messages aside`),
  },
  {
    says: 'what was said in the answer path cannot be restored to a second, and what a steward brought can',
    findings: (deployment) =>
      ofType(deployment, 'AWS::DynamoDB::GlobalTable')
        .filter((table) => {
          const restorable = textsIn(table).includes('"PointInTimeRecoveryEnabled":true');
          return restorable !== /^(?:People|Signals|Results)/.test(table.logicalId);
        })
        .map(({ logicalId }) => `${logicalId}: may be restored exactly if no time of writing is in it`),
  },
  {
    says: 'rows that carry an expiry expire, in every table',
    findings: (deployment) =>
      ofType(deployment, 'AWS::DynamoDB::GlobalTable')
        .filter((table) => !textsIn(table).includes('TimeToLive'))
        .map(({ logicalId }) => `${logicalId}: every table lets rows expire`),
  },
  {
    says: 'the site remembers, the inbox forgets',
    findings: (deployment) =>
      ofType(deployment, 'AWS::S3::Bucket')
        .filter((bucket) => textsIn(bucket).includes('VersioningConfiguration') !== /^Site/.test(bucket.logicalId))
        .map(({ logicalId }) => `${logicalId}: the site alone keeps older versions`),
  },
  {
    says: 'the role of a function has the name by which policies know it',
    findings: (deployment) =>
      ofType(deployment, 'AWS::IAM::Role')
        .filter(({ body }) => {
          const { data } = roleSchema.safeParse(body);
          const name = /^commons-pulse ([a-z-]+)$/.exec(data?.properties.Description ?? '')?.[1];
          return name !== undefined && data?.properties.RoleName !== `pulse-example-${region}-${name}`;
        })
        .map(({ logicalId }) => `${logicalId}: must be called after its function`),
  },
  {
    says: 'a table that guards itself denies each action of data to all but the roles with a grant for it',
    findings: guardFindings,
  },
  {
    says: 'no other table has a policy',
    findings: (deployment) =>
      ofType(deployment, 'AWS::DynamoDB::GlobalTable')
        .filter((table) => textsIn(table).includes('"ResourcePolicy"'))
        .filter(({ logicalId }) => !guardedTables.some((name) => logicalId.startsWith(name)))
        .map(({ logicalId }) => `${logicalId}: is not one that guards itself`),
  },
  {
    says: 'what cannot be recovered keeps its id',
    findings: (deployment) =>
      Object.entries(pinned).flatMap(([type, ids]) => {
        const found = ofType(deployment, type).map(({ logicalId }) => logicalId);
        const lost = ids.filter((id) => !found.includes(id)).map((id) => `${id}: must stay under this id`);
        const strange = found.filter((id) => !ids.includes(id)).map((id) => `${id}: must be pinned here, or not be`);
        return [...lost, ...strange];
      }),
  },
  {
    says: 'no stack can be deleted by mistake',
    findings: ({ stacks }) =>
      stacks
        .filter(({ terminationProtection }) => !terminationProtection)
        .map(({ name }) => `${name}: must be protected from termination`),
  },
];
