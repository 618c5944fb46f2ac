import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { logLine } from '../../functions/runtime/log.ts';
import { parseFilterPattern } from '../../local/filter-pattern.ts';
import { alarms } from '../../shared/contract/alarms.ts';
import type { LogEvent } from '../../shared/contract/log-events.ts';
import { type LogSource, logMetrics } from '../../shared/contract/log-metrics.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { filedByLambda } from '../functions/runtime/lambda-log-rules.ts';
import { root, type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

const alarmSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.tuple([z.string()]),
  OKActions: z.optional(z.tuple([z.string()])),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.optional(z.array(z.object({ Name: z.string(), Value: z.string() }))),
  Period: z.number(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string(),
  ComparisonOperator: z.string(),
  // More than one metric would count, and cost, as more than one alarm.
  Metrics: z.optional(z.undefined()),
});
const filterSchema = z.object({
  FilterPattern: z.string(),
  LogGroupName: z.string(),
  MetricTransformations: z.tuple([
    z.strictObject({ MetricName: z.string(), MetricNamespace: z.string(), MetricValue: z.string() }),
  ]),
});

let template: SynthesisedTemplate;
let deployed: z.infer<typeof alarmSchema>[];
let filters: { logGroup: string; pattern: string; metric: string; namespace: string }[];
beforeAll(async () => {
  template = await synthesisedTemplate();
  deployed = template.ofType('AWS::CloudWatch::Alarm').map(({ properties }) => alarmSchema.parse(properties));
  filters = template.ofType('AWS::Logs::MetricFilter').map(({ properties }) => {
    const { FilterPattern, LogGroupName, MetricTransformations } = filterSchema.parse(properties);
    const [{ MetricName, MetricNamespace }] = MetricTransformations;
    return { logGroup: LogGroupName, pattern: FilterPattern, metric: MetricName, namespace: MetricNamespace };
  });
});
const deployedAs = (name: string) => {
  const found = deployed.find(({ AlarmName }) => AlarmName === `commons-pulse-example-${name}`);
  if (!found) throw new Error(`${name} must be deployed`);
  return found;
};
const names = Object.keys(alarms);
const runbook = readFileSync(join(root, 'docs', 'runbook.md'), 'utf8');

test('our alarms and metrics stay within the free ten of each', () => {
  expect(deployed).toHaveLength(names.length);
  expect(names.length).toBeLessThanOrEqual(10);
  expect(new Set(filters.map(({ metric }) => metric)).size).toBeLessThanOrEqual(10);
});

test('every alarm has a section in the runbook, and every section has its alarm', () => {
  const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(sections.toSorted()).toEqual(names.toSorted());
});

describe.each(Object.entries(alarms))('%s', (name, { severity, impact }) => {
  test('says how soon to look, what people notice and where to read on', () => {
    expect(impact).toMatch(/^[A-Z].{30,}\.$/);
    const { AlarmDescription } = deployedAs(name);
    expect(AlarmDescription).toContain(impact);
    expect(AlarmDescription).toContain(`docs/runbook.md, section ${name}.`);
    const section = runbook.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
    expect(section).toContain(`**Look ${severity}.**`);
    expect(section.length).toBeGreaterThan(200);
  });

  test('reaches the operator', () => {
    const [topic, ...others] = template.ofType('AWS::SNS::Topic');
    expect(others).toEqual([]);
    expect(deployedAs(name).AlarmActions[0]).toMatch(new RegExp(`:${topic?.stack}-${topic?.logicalId}$`));
  });

  test('watches something that exists', () => {
    const { Namespace, MetricName, Dimensions = [] } = deployedAs(name);
    if (Namespace === 'CommonsPulse/example') {
      const feeding = filters.filter(({ metric, namespace }) => metric === MetricName && namespace === Namespace);
      expect(feeding.length).toBeGreaterThan(0);
    } else if (Namespace === 'AWS/SES') {
      // SES reports these for the whole account, without any dimension.
      expect(Dimensions).toEqual([]);
    } else {
      const [dimension, ...others] = Dimensions;
      expect(others).toEqual([]);
      const [type, label] =
        Namespace === 'AWS/SQS' ? ['AWS::SQS::Queue', 'QueueName'] : ['AWS::ApiGatewayV2::Api', 'ApiId'];
      expect(dimension?.Name).toBe(label);
      expect(template.ofType(type).map((resource) => resource.name)).toContain(dimension?.Value);
    }
  });

  test('is evaluated over a period that CloudWatch accepts', () => {
    const { Period, EvaluationPeriods } = deployedAs(name);
    // Seven days if a period is an hour or longer, otherwise one.
    expect(Period * EvaluationPeriods).toBeLessThanOrEqual((Period >= 3600 ? 7 : 1) * 24 * 60 * 60);
  });
});

test('each filter is on the log of the function that writes its entry, and that function does write it', () => {
  for (const [metric, sources] of Object.entries(logMetrics)) {
    const groups = filters.filter((filter) => filter.metric === metric).map(({ logGroup }) => logGroup);
    expect(groups).toHaveLength(sources.length);
    for (const { from, event } of sources) {
      const lambda = template
        .ofType('AWS::Lambda::Function')
        .find(({ properties }) => properties['Description'] === `commons-pulse ${from}`);
      const { LogGroup } = z.object({ LogGroup: z.string() }).parse(lambda?.properties['LoggingConfig']);
      expect(groups, metric).toContain(LogGroup);
      const folder = join(root, 'functions', from);
      const own = readdirSync(folder)
        .map((file) => readFileSync(join(folder, file), 'utf8'))
        .join('\n');
      // A digest and a notice are delivered, and what keeps them back is logged, by one piece of code.
      const delivery = 'shared/mail/deliver-once.ts';
      const source = own.includes(delivery) ? own + readFileSync(join(root, delivery), 'utf8') : own;
      expect(source).toContain(`log('${event}'`);
    }
  }
});

test('a filter finds its entry as Lambda writes it, with each of its words, and no other entry', () => {
  const filed = (event: LogEvent, fields: object) =>
    filedByLambda(logLine(event, fields as never, '2026-10-13T07:00:00Z' as Instant), 'INFO')?.fields ?? {};
  const sources: readonly LogSource[] = Object.values(logMetrics).flat();
  expect(filters).toHaveLength(sources.length);
  for (const [index, { event, where, sumOf }] of sources.entries()) {
    const matches = parseFilterPattern(filters[index]?.pattern ?? '');
    const words = Object.entries(where).flatMap(([field, all]) => all.map((word) => ({ [field]: word })));
    for (const fields of words.length > 0 ? words : [{}]) {
      expect(matches(filed(event, { ...fields, ...(sumOf && { [sumOf]: 3 }) }))).toBe(true);
    }
    for (const [field] of Object.entries(where)) expect(matches(filed(event, { [field]: 'another' }))).toBe(false);
    for (const other of sources.filter((one) => one.event !== event)) {
      expect(matches(filed(other.event, words[0] ?? {}))).toBe(false);
    }
  }
});

test('a silent planner is an alarm, silence of anything else is not', () => {
  const breaching = deployed.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
  expect(breaching.map(({ AlarmName }) => AlarmName)).toEqual(['commons-pulse-example-planner-silent']);
  const [{ EvaluationPeriods, Period } = { EvaluationPeriods: 0, Period: 0 }] = breaching;
  // Once a day, plus two hours for a late night.
  expect(EvaluationPeriods * Period).toBe(26 * 60 * 60);
});

test('no alarm and no metric separates people, communities or pulses', () => {
  const dimensions = new Set(deployed.flatMap(({ Dimensions = [] }) => Dimensions.map(({ Name }) => Name)));
  expect([...dimensions].toSorted()).toEqual(['ApiId', 'QueueName']);
  expect(JSON.stringify(template.ofType('AWS::Logs::MetricFilter').map(({ properties }) => properties))).not.toMatch(
    /Dimensions|response\.accepted|credential\.issued/,
  );
});

const statementSchema = z.object({
  Effect: z.string(),
  Action: z.string(),
  Principal: z.unknown(),
  Condition: z.record(z.string(), z.record(z.string(), z.string())),
});
test('the topic takes messages over TLS only, and only from alarms of this stage', () => {
  const [policy, ...others] = template.ofType('AWS::SNS::TopicPolicy');
  expect(others).toEqual([]);
  const { Statement } = z
    .object({ Statement: z.array(statementSchema) })
    .parse(z.object({ PolicyDocument: z.unknown() }).parse(policy?.properties).PolicyDocument);
  expect(Statement).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
  const allowed = Statement.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toEqual([
    expect.objectContaining({ Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' }),
  ]);
  expect(allowed[0]?.Condition['StringEquals']).toHaveProperty(['aws:SourceAccount']);
  const from = allowed[0]?.Condition['ArnLike']?.['aws:SourceArn'] ?? '';
  const prefix = from.slice(from.indexOf(':alarm:') + ':alarm:'.length).replace(/\*$/, '');
  expect(prefix).toBe('commons-pulse-example-');
  for (const { AlarmName } of deployed) expect(AlarmName.startsWith(prefix)).toBe(true);
});

test('alarms are mailed to the address that the stage names', () => {
  const subscriptions = template.ofType('AWS::SNS::Subscription').map(({ properties }) => properties);
  expect(subscriptions).toEqual([expect.objectContaining({ Protocol: 'email', Endpoint: 'operator@example.org' })]);
});

const widgetsSchema = z.object({
  widgets: z.array(
    z.object({ type: z.string(), properties: z.looseObject({ metrics: z.optional(z.array(z.unknown())) }) }),
  ),
});
test('the dashboard shows every alarm, and no more metrics than a free dashboard may', () => {
  const [dashboard, ...others] = template.ofType('AWS::CloudWatch::Dashboard');
  expect(others).toEqual([]);
  const body = z.string().parse(dashboard?.properties['DashboardBody']);
  const { widgets } = widgetsSchema.parse(JSON.parse(body));
  expect(widgets.flatMap(({ properties }) => properties.metrics ?? []).length).toBeLessThanOrEqual(50);
  const shown = widgets.find(({ type }) => type === 'alarm')?.properties['alarms'];
  expect(shown).toHaveLength(names.length);
});
