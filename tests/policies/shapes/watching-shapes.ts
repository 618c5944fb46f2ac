import * as z from 'zod/mini';
import example from '../../../infra/stages/example.ts';
import { type Alarm, alarms } from '../../../shared/contract/alarms.ts';
import { logMetrics } from '../../../shared/contract/log-metrics.ts';
import { among, arnOf, exactly, nameOf, plain, type Shape, tags } from './shape.ts';

const namespace = `CommonsPulse/${example.name}`;
const namespaces = { log: namespace, queue: 'AWS/SQS', api: 'AWS/ApiGateway', reputation: 'AWS/SES' } as const;
const dimension = (name: string, value: z.ZodMiniType) =>
  z.tuple([z.strictObject({ Name: exactly(name), Value: value })]);
const counted = among(Object.keys(logMetrics));

export const watchingShapes: Readonly<Record<string, Shape>> = {
  'AWS::Logs::MetricFilter': (deployment) =>
    plain({
      FilterPattern: z.string().check(z.startsWith('{ ')),
      LogGroupName: nameOf(deployment, 'AWS::Logs::LogGroup'),
      // Without dimensions: no count separates communities or pulses.
      MetricTransformations: z.tuple([
        z.strictObject({
          MetricName: counted,
          MetricNamespace: exactly(namespace),
          MetricValue: z.string().check(z.regex(/^(?:1|\$\.\w+)$/)),
        }),
      ]),
    }),

  /** As shared/contract/alarms says, each by its name; alarms.policy.service.test.ts checks what each watches. */
  'AWS::CloudWatch::Alarm': (deployment) => {
    const operator = z.tuple([arnOf(deployment, 'AWS::SNS::Topic')]);
    const shapeOf = ([name, words]: [string, Alarm]) => {
      const { kind } = words.watches;
      const silent = words.silentPeriods;
      const missing = silent !== undefined ? 'breaching' : kind === 'reputation' ? 'ignore' : 'notBreaching';
      return plain({
        AlarmActions: operator,
        AlarmDescription: z.string().check(z.endsWith(`What to do: docs/runbook.md, section ${name}.`)),
        AlarmName: exactly(`commons-pulse-${example.name}-${name}`),
        ComparisonOperator: exactly(silent !== undefined ? 'LessThanThreshold' : 'GreaterThanOrEqualToThreshold'),
        ...(kind === 'queue' && { Dimensions: dimension('QueueName', nameOf(deployment, 'AWS::SQS::Queue')) }),
        ...(kind === 'api' && { Dimensions: dimension('ApiId', nameOf(deployment, 'AWS::ApiGatewayV2::Api')) }),
        EvaluationPeriods: exactly(silent ?? 1),
        MetricName: exactly('metric' in words.watches ? words.watches.metric : '5xx'),
        Namespace: exactly(namespaces[kind]),
        ...((kind !== 'log' || silent !== undefined) && { OKActions: operator }),
        Period: exactly(words.periodSeconds),
        Statistic: exactly(kind === 'log' || kind === 'api' ? 'Sum' : 'Maximum'),
        Tags: tags,
        Threshold: exactly(words.threshold),
        TreatMissingData: exactly(missing),
      });
    };
    return z.union(Object.entries(alarms).map(shapeOf));
  },

  /** Not encrypted with a key of our own: an alarm names no one (docs/adr/0014-ten-alarms.md). */
  'AWS::SNS::Topic': () => plain({ DisplayName: z.string(), Tags: tags }),

  'AWS::SNS::Subscription': (deployment) =>
    plain({
      Endpoint: exactly(example.operatorMail),
      Protocol: exactly('email'),
      TopicArn: arnOf(deployment, 'AWS::SNS::Topic'),
    }),

  'AWS::CloudWatch::Dashboard': () =>
    plain({
      DashboardBody: z.string().check(z.minLength(1)),
      DashboardName: exactly(`commons-pulse-${example.name}`),
      Tags: tags,
    }),
};
