import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../shared/contract/functions.ts';
import { type LogMetric, type LogSource, logMetrics } from '../../shared/contract/log-metrics.ts';

export interface LogCountersProps {
  /** Part of the namespace, so that two stages in one account are counted separately. */
  readonly stage: string;
  readonly logOf: (name: FunctionName) => ILogGroup;
}

/** Our own metrics: filters over the logs of functions. A filter costs nothing, and no function knows about it. */
export class LogCounters extends Construct {
  readonly #namespace: string;

  constructor(scope: Construct, id: string, { stage, logOf }: LogCountersProps) {
    super(scope, id);
    this.#namespace = `CommonsPulse/${stage}`;
    for (const [metricName, sources] of Object.entries(logMetrics)) {
      for (const [index, source] of sources.entries()) {
        new MetricFilter(this, `${metricName}${index}`, {
          logGroup: logOf(source.from),
          filterPattern: patternOf(source),
          metricNamespace: this.#namespace,
          metricName,
          // No default value: a heartbeat must be able to fall silent.
          metricValue: 'sumOf' in source ? `$.${source.sumOf}` : '1',
        });
      }
    }
  }

  metric(metricName: LogMetric): Metric {
    return new Metric({ namespace: this.#namespace, metricName, statistic: 'Sum' });
  }
}

function patternOf({ event, where }: LogSource): IFilterPattern {
  const is = (field: string, word: string) => FilterPattern.stringValue(`$.${field}`, '=', word);
  const conditions = Object.entries(where).map(([field, words]) =>
    FilterPattern.any(...words.map((word) => is(field, word))),
  );
  return FilterPattern.all(is('event', event), ...conditions);
}
