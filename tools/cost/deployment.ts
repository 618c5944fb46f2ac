import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Usage } from '../../cli/prices/prices.ts';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z._default(z.record(z.string(), z.unknown()), {}) }),
  ),
});
const functionSchema = z.object({ Description: z.string(), Timeout: z.number() });
const alarmSchema = z.object({ Metrics: z._default(z.array(z.object({ MetricStat: z.optional(z.unknown()) })), []) });
const filterSchema = z.object({
  MetricTransformations: z.array(z.object({ MetricNamespace: z.string(), MetricName: z.string() })),
});

/** What an idle deployment costs, and its functions' timeouts; from the synthesised template. */
export interface Standing {
  /** For one month. */
  readonly usage: Usage;
  /** Seconds by function. */
  readonly timeouts: Readonly<Record<string, number>>;
}

/** Lambda polls a queue with five concurrent long polls of twenty seconds, day and night, even if it is empty. */
const looksAMonth = (5 * 30.4 * 24 * 3600) / 20;

export async function readStanding(assembly: string): Promise<Standing> {
  const files = (await readdir(assembly)).filter((file) => file.endsWith('.template.json'));
  const templates = files.map(async (file) =>
    templateSchema.parse(JSON.parse(await readFile(join(assembly, file), 'utf8'))),
  );
  const resources = (await Promise.all(templates)).flatMap(({ Resources }) => Object.values(Resources));
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => {
    const watched = alarmSchema.parse(Properties).Metrics.filter(({ MetricStat }) => MetricStat !== undefined);
    return Math.max(1, watched.length);
  });
  // Several filters may feed one metric, which is charged once.
  const filters = ofType('AWS::Logs::MetricFilter').flatMap(
    ({ Properties }) => filterSchema.parse(Properties).MetricTransformations,
  );
  const timeouts = ofType('AWS::Lambda::Function').flatMap(({ Properties }) => {
    const parsed = functionSchema.safeParse(Properties);
    return parsed.success
      ? [[parsed.data.Description.replace('commons-pulse ', ''), parsed.data.Timeout] as const]
      : [];
  });
  return {
    usage: {
      queueRequests: ofType('AWS::Lambda::EventSourceMapping').length * looksAMonth,
      alarms: alarms.reduce((sum, metrics) => sum + metrics, 0),
      dashboards: ofType('AWS::CloudWatch::Dashboard').length,
      metrics: new Set(filters.map(({ MetricNamespace, MetricName }) => `${MetricNamespace} ${MetricName}`)).size,
    },
    timeouts: Object.fromEntries(timeouts),
  };
}
