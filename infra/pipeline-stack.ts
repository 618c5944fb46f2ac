import { ArnFormat, CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { EnvName } from '../shared/contract/env.ts';
import type { FunctionRow } from '../shared/contract/function-table/function-row.ts';
import { functionTable } from '../shared/contract/function-table.ts';
import { type FunctionName, functionNames } from '../shared/contract/functions.ts';
import { limits } from '../shared/contract/limits.ts';
import { roleNameOf } from '../shared/contract/resource-policies.ts';
import { Alarms } from './constructs/alarms.ts';
import { AnswerApi } from './constructs/answer-api.ts';
import { EventTriggers } from './constructs/event-triggers.ts';
import { LogCounters } from './constructs/log-counters.ts';
import { MailIdentity } from './constructs/mail-identity.ts';
import { OperationsDashboard } from './constructs/operations-dashboard.ts';
import { PlanSchedule } from './constructs/plan-schedule.ts';
import { PulseFunction } from './constructs/pulse-function.ts';
import type { DataStack } from './data-stack.ts';
import { grantStatements } from './grant-statements.ts';
import type { Stage } from './stages.ts';

export interface PipelineProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly bundles: string;
  /** The version of the software, an output for operators. */
  readonly version: string;
}

/** Functions and their triggers: schedules, the mail queue, files in the inbox, mail events, HTTP. */
export class PipelineStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id, props);
    const { stage, data } = props;
    const siteUrl = new CfnParameter(this, 'SiteUrl', {
      type: 'String',
      default: stage.siteUrl,
      description: 'Where members reach the site, without a slash at the end',
      allowedPattern: 'https?://[^/]+',
    });
    new CfnOutput(this, 'Version', { value: props.version });
    const mail = new MailIdentity(this, 'Mail', stage);
    const mailDeadLetters = this.queue('MailDeadLetters');
    const mailQueue = this.queue('MailQueue', {
      // A paused account is repaired within a day; messages must survive that long: (visibility × receives) > 24 h.
      visibilityTimeout: Duration.minutes(12),
      deadLetterQueue: {
        queue: mailDeadLetters,
        maxReceiveCount: 125,
      },
    });
    const eventDeadLetters = this.queue('EventDeadLetters');
    const schedules = new ScheduleGroup(this, 'Schedules', { removalPolicy: RemovalPolicy.DESTROY });
    const scheduleRole = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account, 'aws:SourceArn': schedules.scheduleGroupArn },
        },
      }),
      description: 'commons-pulse: what schedules may invoke',
    });

    const environment: Partial<Record<EnvName | ArnName, string>> = {
      SITE_URL: siteUrl.valueAsString,
      ...(stage.runBy !== undefined && { OPERATOR: stage.runBy }),
      PEOPLE_TABLE: data.people.tableName,
      INVITATIONS_TABLE: data.invitations.tableName,
      RESPONSES_TABLE: data.responses.tableName,
      SIGNALS_TABLE: data.signals.tableName,
      RESULTS_TABLE: data.results.tableName,
      KEYS_TABLE: data.keys.tableName,
      SITE_BUCKET: data.site.bucketName,
      INBOX_BUCKET: data.inbox.bucketName,
      MAIL_QUEUE_URL: mailQueue.queueUrl,
      MAIL_FROM: stage.mailFrom,
      ...(stage.allowedMailDomains && { MAIL_DOMAINS: stage.allowedMailDomains.join(' ') }),
      MAIL_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
      SCHEDULE_GROUP: schedules.scheduleGroupName,
      SCHEDULE_ROLE_ARN: scheduleRole.roleArn,
      SCHEDULE_DLQ_ARN: eventDeadLetters.queueArn,
    };
    const statementsOf = grantStatements(stage, data, {
      mailQueueArn: mailQueue.queueArn,
      identitiesArn: mail.identitiesArn,
      configurationSetArn: mail.configurationSetArn,
      scheduleGroupSchedulesArn: this.formatArn({
        service: 'scheduler',
        resource: 'schedule',
        resourceName: `${schedules.scheduleGroupName}/*`,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
      scheduleRoleArn: scheduleRole.roleArn,
    });
    const functions = new Map<FunctionName, PulseFunction>();
    const pulseFunction = (name: FunctionName): PulseFunction => {
      const found = functions.get(name);
      if (!found) throw new RangeError(`function "${name}" must exist before it is used`);
      return found;
    };
    const functionOf = (name: FunctionName): LambdaFunction => pulseFunction(name).function;
    // The planner comes last, because it needs the others' ARNs.
    for (const name of [...functionNames.filter((candidate) => candidate !== 'plan-pulses'), 'plan-pulses' as const]) {
      const row = functionTable[name];
      const isOpenToAnyone = row.startedBy.includes('http');
      const answersItsCaller =
        isOpenToAnyone || row.startedBy.some((trigger) => trigger === 'mail-queue' || trigger === 'operator');
      const made = new PulseFunction(this, pascalCase(name), {
        name,
        roleName: roleNameOf({ stage: stage.name, region: this.region }, name),
        bundles: props.bundles,
        environment: valuesOf(row, environment),
        statements: statementsOf(row.grants),
        timeout: Duration.seconds(row.timeoutSeconds),
        memorySize: row.memorySize,
        ...(!answersItsCaller && { deadLetters: eventDeadLetters }),
        ...(isOpenToAnyone && stage.answerConcurrency !== undefined && { concurrency: stage.answerConcurrency }),
      });
      functions.set(name, made);
      environment[arnNameOf(name)] = made.function.functionArn;
    }

    scheduleRole.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: scheduledOnce.map((name) => functionOf(name).functionArn),
      }),
    );
    scheduleRole.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [eventDeadLetters.queueArn] }),
    );
    new PlanSchedule(this, 'DailyPlan', {
      target: functionOf('plan-pulses'),
      group: schedules,
      deadLetters: eventDeadLetters,
    });
    functionOf('send-mail').addEventSource(
      new SqsEventSource(mailQueue, {
        batchSize: 1,
        maxConcurrency: limits.mailSenders,
        reportBatchItemFailures: true,
      }),
    );
    new EventTriggers(this, 'Events', {
      inbox: data.inbox,
      deadLetters: eventDeadLetters,
      configurationSetArn: mail.configurationSetArn,
      importRoster: functionOf('import-roster'),
      importSignals: functionOf('import-signals'),
      forgetMember: functionOf('forget-member'),
      recordMailEvent: functionOf('record-mail-event'),
      notifyStewards: functionOf('notify-stewards'),
    });
    this.api = new AnswerApi(this, 'Api', {
      status: functionOf('issue-credential'),
      issueCredential: functionOf('issue-credential'),
      submitResponse: functionOf('submit-response'),
      unsubscribe: functionOf('unsubscribe'),
      unsubscribePage: functionOf('unsubscribe'),
      read: functionOf('read-report'),
      readPage: functionOf('read-report'),
      publicReports: functionOf('read-report'),
      reports: functionOf('read-report'),
      readPageHead: functionOf('read-report'),
      publicReportsHead: functionOf('read-report'),
      reportsHead: functionOf('read-report'),
    }).api;
    const queues = { MailQueue: mailQueue, MailDeadLetters: mailDeadLetters, EventDeadLetters: eventDeadLetters };
    const counters = new LogCounters(this, 'Counters', {
      stage: stage.name,
      logOf: (name) => pulseFunction(name).logGroup,
    });
    const watched = { counters, queues, api: this.api };
    const { all } = new Alarms(this, 'Alarms', { stage, ...watched });
    new OperationsDashboard(this, 'Operations', { stage: stage.name, alarms: all, functionOf, ...watched });
  }

  private queue(id: string, props: ConstructorParameters<typeof Queue>[2] = {}): Queue {
    const retentionPeriod = Duration.days(limits.deadLetterRetentionDays);
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod,
      ...props,
    });
  }
}

/** Functions started by one-off schedules: all scheduled ones except the planner, which runs every night. */
const scheduledOnce = functionNames.filter(
  (name) => name !== 'plan-pulses' && functionTable[name].startedBy.includes('schedule'),
);

type ArnName = `${string}_ARN`;
const arnNameOf = (name: FunctionName): ArnName => `${name.toUpperCase().replaceAll('-', '_')}_ARN`;

/** The variables named by a row; an optional one only if it has a value. */
function valuesOf(
  { environment, optionalEnvironment = [] }: FunctionRow,
  values: Readonly<Partial<Record<EnvName | ArnName, string>>>,
): Partial<Record<EnvName, string>> {
  const missing = environment.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new RangeError(`environment names must have a value: ${missing.join(', ')}`);
  const named = [...environment, ...optionalEnvironment].map((name) => [name, values[name]] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
