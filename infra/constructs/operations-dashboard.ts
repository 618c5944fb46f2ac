import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  type Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { WatchedQueue } from '../../shared/contract/alarms.ts';
import { type FunctionName, functionNames, scheduledFunctions } from '../../shared/contract/functions.ts';
import type { LogCounters } from './log-counters.ts';

export interface OperationsDashboardProps {
  readonly stage: string;
  readonly alarms: readonly Alarm[];
  readonly counters: LogCounters;
  readonly queues: Readonly<Record<WatchedQueue, IQueue>>;
  readonly api: HttpApi;
  readonly functionOf: (name: FunctionName) => IFunction;
}

/** What a normal quarter looks like, shown beside the real one. */
const usualQuarter = `### A quarter
Every night at 03:00 UTC **plan** runs. For each pulse of a community: **notify-stewards** four days before, **open-pulse** at
09:00 in each zone, **remind-pulse** twice, then on one evening **freeze-pulse** and, minutes later, **close-pulse**. After the
quarter **publish-quarter**, an hour later **send-digest**. Mails are a peak at each opening and reminder, and nothing between.
What to do about an alarm: docs/runbook.md.`;

/** Functions that take longer the more members there are; each must end within fifteen minutes. */
const slow: readonly FunctionName[] = ['import-roster', 'open-pulse', 'close-pulse', 'publish-quarter'];

/**
 * One page for the operator, made of metrics that exist anyway. How often the two halves of the answer path are called is
 * left out: no one needs to watch who answers when.
 */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { counters, queues, functionOf } = props;
    const day = { period: Duration.days(1), statistic: 'Sum' };
    const quarterHour = Duration.minutes(15);
    const labelled = (name: FunctionName, metric: Metric) => metric.with({ label: name });
    const queue = (
      name: WatchedQueue,
      metric: 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage',
    ) => queues[name].metric(metric, { statistic: 'Maximum', period: quarterHour, label: name });
    const rows: IWidget[][] = [
      [
        new TextWidget({ markdown: usualQuarter, width: 12, height: 5 }),
        new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 12, height: 5 }),
      ],
      [
        graph(
          'Steps of the calendar, runs a day',
          scheduledFunctions.map((name) => labelled(name, functionOf(name).metricInvocations(day))),
        ),
        graph(
          'Mails by outcome, a day',
          (['MailsSent', 'MailsRefused', 'MailsGivenBack', 'MailsUnknown'] as const).map((name) =>
            counters.metric(name).with({ period: Duration.days(1), label: name }),
          ),
        ),
      ],
      [
        graph('Oldest message, seconds', [
          queue('MailQueue', 'ApproximateAgeOfOldestMessage'),
          queue('EventDeadLetters', 'ApproximateAgeOfOldestMessage'),
          queue('MailDeadLetters', 'ApproximateAgeOfOldestMessage'),
        ]),
        graph('Messages waiting', [
          queue('MailQueue', 'ApproximateNumberOfMessagesVisible'),
          queue('EventDeadLetters', 'ApproximateNumberOfMessagesVisible'),
          queue('MailDeadLetters', 'ApproximateNumberOfMessagesVisible'),
        ]),
      ],
      [
        graph(
          'Errors a day',
          functionNames.map((name) => labelled(name, functionOf(name).metricErrors(day))),
        ),
        graph('Answer path: failures, and calls that found no room', [
          props.api.metricServerError({ statistic: 'Sum', period: quarterHour, label: 'status 5xx' }),
          ...(['issue-credential', 'submit-response'] as const).map((name) =>
            functionOf(name)
              .metricThrottles({ period: quarterHour })
              .with({ label: `${name} throttled` }),
          ),
        ]),
      ],
      [
        graph(
          'Longest run, milliseconds',
          slow.map((name) =>
            labelled(name, functionOf(name).metricDuration({ statistic: 'Maximum', period: Duration.days(1) })),
          ),
        ),
        graph('Commands of operators that read for them, a day', [
          labelled('serve-operator', functionOf('serve-operator').metricInvocations(day)),
        ]),
      ],
    ];
    new Dashboard(this, 'Dashboard', {
      dashboardName: `commons-pulse-${props.stage}`,
      defaultInterval: Duration.days(92),
      widgets: rows,
    });
  }
}

const graph = (title: string, left: Metric[]) => new GraphWidget({ title, left, width: 12, height: 6 });
