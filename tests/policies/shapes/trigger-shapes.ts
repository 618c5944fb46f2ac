import * as z from 'zod/mini';
import { account, region } from '../../../local/loopback-call.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { planInputSchema } from '../../../shared/contract/messages.ts';
import { routes } from '../../../shared/contract/routes.ts';
import { throttles } from '../../../shared/contract/throttles.ts';
import { among, arnOf, exactly, nameOf, off, on, plain, removed, type Shape, tagMap, tags } from './shape.ts';

const days = (count: number) => exactly(count * 24 * 60 * 60);
const queue = { MessageRetentionPeriod: days(limits.deadLetterRetentionDays), SqsManagedSseEnabled: on, Tags: tags };
const scheduledTime = '<aws.scheduler.scheduled-time>';
const planInput = z.string().check(
  z.refine((text) => {
    const filled = text.replace(scheduledTime, '2026-01-01T03:00:00Z');
    return text.includes(scheduledTime) && planInputSchema.safeParse(JSON.parse(filled)).success;
  }),
);

export const triggerShapes: Readonly<Record<string, Shape>> = {
  /** Encrypted; what fails for good goes to a separate queue. */
  'AWS::SQS::Queue': (deployment) =>
    z.union([
      removed(queue),
      removed({
        ...queue,
        RedrivePolicy: z.strictObject({
          deadLetterTargetArn: arnOf(deployment, 'AWS::SQS::Queue', 'MailDeadLetters'),
          maxReceiveCount: exactly(125),
        }),
        VisibilityTimeout: exactly(720),
      }),
    ]),

  'AWS::Scheduler::ScheduleGroup': (deployment) =>
    removed({ Name: nameOf(deployment, 'AWS::Scheduler::ScheduleGroup'), Tags: tags }),

  /** Nightly, to the minute, retried and then put aside. */
  'AWS::Scheduler::Schedule': (deployment) =>
    plain({
      FlexibleTimeWindow: z.strictObject({ Mode: exactly('OFF') }),
      GroupName: nameOf(deployment, 'AWS::Scheduler::ScheduleGroup'),
      ScheduleExpression: exactly('cron(0 3 * * ? *)'),
      ScheduleExpressionTimezone: exactly('Etc/UTC'),
      State: exactly('ENABLED'),
      Target: z.strictObject({
        Arn: arnOf(deployment, 'AWS::Lambda::Function', 'PlanPulses'),
        DeadLetterConfig: z.strictObject({ Arn: arnOf(deployment, 'AWS::SQS::Queue', 'EventDeadLetters') }),
        Input: planInput,
        RetryPolicy: z.strictObject({
          MaximumEventAgeInSeconds: exactly(limits.scheduleRetrySeconds),
          MaximumRetryAttempts: exactly(limits.scheduleRetryAttempts),
        }),
        RoleArn: arnOf(deployment, 'AWS::IAM::Role', 'DailyPlan'),
      }),
    }),

  /** For files in our inbox or our own mails, to one function, with what it does not accept put aside. */
  'AWS::Events::Rule': (deployment) => {
    const ofFiles = z.strictObject({
      source: z.tuple([exactly('aws.s3')]),
      'detail-type': z.tuple([exactly('Object Created')]),
      detail: z.strictObject({
        bucket: z.strictObject({ name: z.tuple([nameOf(deployment, 'AWS::S3::Bucket', 'Inbox')]) }),
        object: z.strictObject({
          key: z.tuple([z.strictObject({ prefix: among(['communities/', 'signals/', 'forget/', 'results/']) })]),
        }),
      }),
    });
    const configurationSets = deployment.resources
      .filter(({ type }) => type === 'AWS::SES::ConfigurationSet')
      .map(({ name }) => `arn:aws:ses:${region}:${account}:configuration-set/${name}`);
    const ofMails = z.strictObject({
      source: z.tuple([exactly('aws.ses')]),
      resources: z.tuple([among(configurationSets)]),
      detail: z.strictObject({ eventType: z.array(among(['Bounce', 'Complaint', 'Reject'])).check(z.minLength(1)) }),
    });
    return plain({
      EventPattern: z.union([ofFiles, ofMails]),
      State: exactly('ENABLED'),
      Tags: tags,
      Targets: z.tuple([
        z.strictObject({
          Arn: arnOf(deployment, 'AWS::Lambda::Function'),
          DeadLetterConfig: z.strictObject({ Arn: arnOf(deployment, 'AWS::SQS::Queue', 'EventDeadLetters') }),
          Id: z.string(),
          InputTransformer: z.optional(
            z.strictObject({
              InputPathsMap: z.record(z.string(), among(passedOn)),
              InputTemplate: z.string().check(z.includes('<')),
            }),
          ),
        }),
      ]),
    });
  },

  'AWS::ApiGatewayV2::Api': () =>
    plain({ Description: z.string(), Name: z.string(), ProtocolType: exactly('HTTP'), Tags: tagMap }),

  /** Each route throttled for all callers together, a route without settings most of all, and no log of calls. */
  'AWS::ApiGatewayV2::Stage': (deployment) =>
    plain({
      ApiId: nameOf(deployment, 'AWS::ApiGatewayV2::Api'),
      AutoDeploy: on,
      DefaultRouteSettings: z.strictObject({
        DetailedMetricsEnabled: off,
        ThrottlingBurstLimit: exactly(20),
        ThrottlingRateLimit: exactly(10),
      }),
      RouteSettings: z.strictObject(
        Object.fromEntries(
          Object.entries(throttles).map(([route, { perSecond, burst }]) => [
            route,
            z.strictObject({
              DetailedMetricsEnabled: off,
              ThrottlingBurstLimit: exactly(burst),
              ThrottlingRateLimit: exactly(perSecond),
            }),
          ]),
        ),
      ),
      StageName: exactly('$default'),
      Tags: tagMap,
    }),

  /** Calls are passed on as they come: nothing about the caller is added. */
  'AWS::ApiGatewayV2::Integration': (deployment) =>
    plain({
      ApiId: nameOf(deployment, 'AWS::ApiGatewayV2::Api'),
      IntegrationType: exactly('AWS_PROXY'),
      IntegrationUri: arnOf(deployment, 'AWS::Lambda::Function'),
      PayloadFormatVersion: exactly('2.0'),
    }),

  'AWS::ApiGatewayV2::Route': (deployment) =>
    plain({
      ApiId: nameOf(deployment, 'AWS::ApiGatewayV2::Api'),
      AuthorizationType: exactly('NONE'),
      RouteKey: among(Object.values(routes)),
      Target: among(
        deployment.resources
          .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
          .map(({ name }) => `integrations/${name}`),
      ),
    }),
};

/** What functions learn about an event: no address, subject or header of a mail. */
const passedOn = [
  '$.detail.object.key',
  '$.time',
  '$.detail.eventType',
  '$.detail.mail.tags',
  '$.detail.bounce.bounceType',
];
