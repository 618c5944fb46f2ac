import * as z from 'zod/mini';
import { type FieldsMatch, parseFilterPattern } from './filter-pattern.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { Resource } from './resolve-template.ts';

const filterSchema = z.object({
  FilterPattern: z.string(),
  LogGroupName: z.string(),
  MetricTransformations: z.tuple([z.object({ MetricName: z.string(), MetricValue: z.string() })]),
});
const loggingSchema = z.object({ LoggingConfig: z.optional(z.object({ LogGroup: z.string() })) });
const lineSchema = z.record(z.string(), z.unknown());

/**
 * The template's metric filters applied to the log lines of local functions, so that an alarm's counters can be tried here.
 * Each filter sees the lines of the function whose log group it names, and no others.
 */
export class LogCounters {
  readonly #filters: readonly { group: string; matches: FieldsMatch; metric: string; value: string }[];
  /** Log group of each function, by the label on its lines. */
  readonly #groups: ReadonlyMap<string, string | undefined>;
  readonly #sums = new Map<string, number>();

  constructor(resources: readonly Resource[], functions: Iterable<LambdaFunction>) {
    this.#filters = resources
      .filter(({ type }) => type === 'AWS::Logs::MetricFilter')
      .map(({ properties }) => {
        const { FilterPattern, LogGroupName, MetricTransformations } = filterSchema.parse(properties);
        const [{ MetricName, MetricValue }] = MetricTransformations;
        return {
          group: LogGroupName,
          matches: parseFilterPattern(FilterPattern),
          metric: MetricName,
          value: MetricValue,
        };
      });
    const groupOf = (arn: string) => {
      const properties = resources.find((resource) => resource.arn === arn)?.properties;
      return loggingSchema.parse(properties).LoggingConfig?.LogGroup;
    };
    this.#groups = new Map([...functions].map(({ label, arn }) => [label, groupOf(arn)]));
  }

  /** Sums since the start, by metric; a metric that counted nothing is absent. */
  get sums(): ReadonlyMap<string, number> {
    return this.#sums;
  }

  count(label: string, line: string): void {
    const group = this.#groups.get(label);
    const fields = group === undefined ? undefined : fieldsOf(line);
    if (!fields) return;
    for (const filter of this.#filters) {
      if (filter.group !== group || !filter.matches(fields)) continue;
      const value = filter.value.startsWith('$.') ? Number(fields[filter.value.slice(2)]) : Number(filter.value);
      // Like CloudWatch: a field that is not a number counts nothing.
      if (Number.isFinite(value)) this.#sums.set(filter.metric, (this.#sums.get(filter.metric) ?? 0) + value);
    }
  }
}

function fieldsOf(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
