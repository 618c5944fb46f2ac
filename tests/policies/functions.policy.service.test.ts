import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import example from '../../infra/stages/example.ts';
import { synthesise } from '../../local/synthesise.ts';
import { envNames } from '../../shared/contract/env.ts';
import { type FunctionName, functionNames } from '../../shared/contract/functions.ts';
import { limits } from '../../shared/contract/limits.ts';
import { readTemplate, root, type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

const functionSchema = z.object({
  Description: z.string(),
  Runtime: z.literal('nodejs24.x'),
  Architectures: z.tuple([z.literal('arm64')]),
  Handler: z.literal('index.handler'),
  Timeout: z.number().check(z.maximum(900)),
  MemorySize: z.number().check(z.minimum(256)),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  LoggingConfig: z.strictObject({
    ApplicationLogLevel: z.literal('INFO'),
    LogFormat: z.literal('JSON'),
    LogGroup: z.string(),
    SystemLogLevel: z.literal('WARN'),
  }),
  ReservedConcurrentExecutions: z.optional(z.number()),
  DeadLetterConfig: z.optional(z.strictObject({ TargetArn: z.string() })),
  TracingConfig: z.optional(z.undefined()),
  Layers: z.optional(z.undefined()),
  VpcConfig: z.optional(z.undefined()),
});
type DeployedFunction = z.infer<typeof functionSchema> & { name: string };

let template: SynthesisedTemplate;
let functions: DeployedFunction[];
beforeAll(async () => {
  template = await synthesisedTemplate();
  functions = template
    .ofType('AWS::Lambda::Function')
    .map(({ name, properties }) => ({ name, ...functionSchema.parse(properties) }));
});

function deployed(name: FunctionName): DeployedFunction {
  const found = functions.find(({ Description }) => Description === `commons-pulse ${name}`);
  if (!found) throw new Error(`${name} must be in the template`);
  return found;
}

/** The names in a handler's one call of readEnv, and the optional names that a stage can set, as the example does. */
function environmentRead(name: FunctionName): string[] {
  const source = readFileSync(join(root, 'functions', name, 'handler.ts'), 'utf8');
  const call = /readEnv\(([^)]*)\)/.exec(source)?.[1];
  if (call === undefined) throw new Error(`${name} must read its environment by readEnv`);
  const optional = source.matchAll(/readOptionalEnv\('([A-Z_]+)'\)/g);
  return [...call.matchAll(/'([A-Z_]+)'/g), ...optional].map((match) => String(match[1])).toSorted();
}

test('every function of the list is deployed, and no other', () => {
  expect(functions.map(({ Description }) => Description).toSorted()).toEqual(
    functionNames.map((name) => `commons-pulse ${name}`).toSorted(),
  );
});

describe.each(functionNames)('%s', (name) => {
  test('is given exactly the environment that its handler reads', () => {
    const given = deployed(name).Environment.Variables;
    expect(Object.keys(given).toSorted()).toEqual(environmentRead(name));
    expect(envNames).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(Object.entries(given).filter(([, value]) => value === '')).toEqual([]);
  });

  test('writes to its own log, kept as long as the retention table says', () => {
    const { LogGroup } = deployed(name).LoggingConfig;
    const group = template.ofType('AWS::Logs::LogGroup').find(({ logicalId }) => LogGroup.endsWith(`-${logicalId}`));
    expect(group?.properties['RetentionInDays']).toBe(limits.logRetentionDays);
    expect(functions.filter(({ LoggingConfig }) => LoggingConfig.LogGroup === LogGroup)).toHaveLength(1);
  });

  test('is one minified file within its budget', () => {
    const path = template.assembly.assetPath(deployed(name).Code.S3Key);
    if (path === undefined) throw new Error(`the code of ${name} must be in the assembly`);
    const { size } = statSync(join(path, 'index.mjs'));
    // A limit far above the actual size would let a library slip in unnoticed.
    expect(size).toBeLessThan(kilobytes[name] * 1000);
    expect(size).toBeGreaterThan(kilobytes[name] * 930);
  });
});

/** The most bytes of each bundle; docs/adr/0017 says what is in them and why. People wait for the first three to start. */
const kilobytes: Readonly<Record<FunctionName, number>> = {
  'issue-credential': 480,
  'submit-response': 305,
  unsubscribe: 325,
  'close-pulse': 485,
  'forget-member': 515,
  'freeze-pulse': 290,
  // 1,440 of it are date-holidays with its data and zones, evaluated only for a community that names a country.
  'import-roster': 2000,
  'import-signals': 545,
  'notify-stewards': 715,
  'open-pulse': 750,
  'plan-pulses': 350,
  'publish-quarter': 700,
  'record-mail-event': 290,
  'read-report': 500,
  'remind-pulse': 345,
  'send-digest': 530,
  'send-mail': 445,
  'serve-operator': 330,
};

test('nothing traces calls: a trace would join the two halves of an answer by their time', () => {
  expect(JSON.stringify(functions)).not.toMatch(/tracing|xray/i);
});

const sourceSchema = z.object({ FunctionName: z.string(), EventSourceArn: z.string() });
const invokeSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.literal(2),
  MaximumEventAgeInSeconds: z.literal(limits.scheduleRetrySeconds),
});

test('an event that a function could not handle is kept, unless its caller gets the failure', () => {
  const answering = [
    'send-mail',
    'issue-credential',
    'submit-response',
    'unsubscribe',
    'read-report',
    'serve-operator',
  ];
  const lost = functions.filter(({ DeadLetterConfig }) => DeadLetterConfig === undefined);
  expect(lost.map(({ Description }) => Description.slice('commons-pulse '.length)).toSorted()).toEqual(
    answering.toSorted(),
  );
  const queues = template.ofType('AWS::SQS::Queue').filter(({ logicalId }) => logicalId.includes('DeadLetters'));
  const invokes = template.ofType('AWS::Lambda::EventInvokeConfig').map(({ properties }) => properties);
  const limited = invokes.map((properties) => invokeSchema.parse(properties).FunctionName);
  for (const { DeadLetterConfig, name } of functions.filter((one) => !lost.includes(one))) {
    expect(queues.map(({ arn }) => arn)).toContain(DeadLetterConfig?.TargetArn);
    expect(limited).toContain(name);
  }
});

test('send-mail takes one message at a time, few at once, and returns only what failed', () => {
  const mappings = template.ofType('AWS::Lambda::EventSourceMapping');
  expect(mappings).toHaveLength(1);
  const [mapping] = mappings;
  expect(sourceSchema.parse(mapping?.properties).FunctionName).toBe(deployed('send-mail').name);
  expect(mapping?.properties).toMatchObject({
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: limits.mailSenders },
  });
});

test('a message stays hidden for several times as long as sending may take', () => {
  const queue = template.ofType('AWS::SQS::Queue').find(({ properties }) => 'RedrivePolicy' in properties);
  expect(Number(queue?.properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * deployed('send-mail').Timeout);
});

test('an issuing or submitting call ends before the count that must not miss it', () => {
  expect(deployed('issue-credential').Timeout).toBeLessThan(limits.freezeDelaySeconds);
  expect(deployed('submit-response').Timeout).toBeLessThan(limits.closeDelaySeconds);
});

test('a flood of calls hits a cap, and cannot take capacity from the other half of an answer or from any other function', () => {
  const reserved = functions.filter(({ ReservedConcurrentExecutions }) => ReservedConcurrentExecutions !== undefined);
  expect(new Set(reserved.map(({ Description }) => Description))).toEqual(
    new Set(
      ['issue-credential', 'submit-response', 'unsubscribe', 'read-report'].map((name) => `commons-pulse ${name}`),
    ),
  );
  for (const one of reserved) expect(one.ReservedConcurrentExecutions).toBe(example.answerConcurrency);
});

test('a stage that reserves nothing can be deployed in an account with no capacity to reserve', async () => {
  const local = readTemplate(await synthesise(root)).ofType('AWS::Lambda::Function');
  expect(local.filter(({ properties }) => 'ReservedConcurrentExecutions' in properties)).toEqual([]);
});
