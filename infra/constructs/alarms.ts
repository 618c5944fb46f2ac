import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Alarm as AlarmWords, alarms, type Watched, type WatchedQueue } from '../../shared/contract/alarms.ts';
import type { Stage } from '../stages.ts';
import type { LogCounters } from './log-counters.ts';

export interface AlarmsProps {
  readonly stage: Stage;
  readonly counters: LogCounters;
  readonly queues: Readonly<Record<WatchedQueue, IQueue>>;
  readonly api: HttpApi;
}

/**
 * The alarms of shared/contract/alarms and the topic that mails them to the operator. Each watches one metric, because AWS
 * charges for alarms by metric. The topic accepts messages over TLS only and from this account's alarms only; it is not
 * encrypted with a key of our own, because an alarm names no person (docs/adr/0014-ten-alarms.md).
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { displayName: 'Commons Pulse', enforceSSL: true });
    // A topic policy of our own replaces the default one, which lets the account's services publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccountPublish',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'cloudwatch',
              resource: `alarm:commons-pulse-${props.stage.name}-*`,
            }),
          },
        },
      }),
    );
    if (props.stage.operatorMail !== undefined) {
      const protocol = SubscriptionProtocol.EMAIL;
      new Subscription(this, 'Operator', { topic, protocol, endpoint: props.stage.operatorMail });
    }
    const toOperator = new SnsAction(topic);
    this.all = Object.entries(alarms).map(([name, words]: [string, AlarmWords]) => {
      const alarm = metricOf(words.watches, props)
        .with({ period: Duration.seconds(words.periodSeconds) })
        .createAlarm(this, name, {
          alarmName: `commons-pulse-${props.stage.name}-${name}`,
          alarmDescription: `Look ${words.severity}. ${words.impact} What to do: docs/runbook.md, section ${name}.`,
          threshold: words.threshold,
          ...whenItRings(words),
        });
      alarm.addAlarmAction(toOperator);
      // A single log entry leaves the five-minute window without the problem being solved, so no recovery is announced.
      if (words.watches.kind !== 'log' || words.silentPeriods !== undefined) alarm.addOkAction(toOperator);
      return alarm;
    });
  }
}

function metricOf(watched: Watched, { counters, queues, api }: AlarmsProps): Metric {
  switch (watched.kind) {
    case 'log':
      return counters.metric(watched.metric);
    case 'queue':
      return queues[watched.queue].metric(watched.metric, { statistic: 'Maximum' });
    case 'api':
      return api.metricServerError({ statistic: 'Sum' });
    case 'reputation':
      return new Metric({ namespace: 'AWS/SES', metricName: watched.metric, statistic: 'Maximum' });
  }
}

function whenItRings({ watches, silentPeriods }: AlarmWords) {
  if (silentPeriods !== undefined) {
    return {
      evaluationPeriods: silentPeriods,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    };
  }
  return {
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    // SES reports rates only while mails are sent; until the next report the last value holds.
    treatMissingData: watches.kind === 'reputation' ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
  };
}
