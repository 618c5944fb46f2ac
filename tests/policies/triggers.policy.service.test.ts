import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { compilePattern } from '../../local/event-pattern.ts';
import { objectCreated } from '../../local/object-events.ts';
import { communityIdSchema, instantSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { planInputSchema } from '../../shared/contract/messages.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { pathOf, routes } from '../../shared/contract/routes.ts';
import { throttles } from '../../shared/contract/throttles.ts';
import { functionRoles, grantsOfRole } from './role-grants.ts';
import { type SynthesisedTemplate, synthesisedTemplate, templateTexts } from './synthesised-template.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

const functionByArn = (arn: string): string => {
  const found = template.ofType('AWS::Lambda::Function').find((candidate) => candidate.arn === arn);
  return String(found?.properties['Description']).slice('commons-pulse '.length);
};
const deadLetterArns = (): string[] =>
  template
    .ofType('AWS::SQS::Queue')
    .filter(({ logicalId }) => logicalId.includes('DeadLetters'))
    .map(({ arn }) => arn);

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  State: z.literal('ENABLED'),
  Target: z.object({
    Arn: z.string(),
    Input: z.string(),
    RetryPolicy: z.strictObject({ MaximumEventAgeInSeconds: z.number(), MaximumRetryAttempts: z.number() }),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }),
  }),
});
const onlySchedule = () => {
  const schedules = template.ofType('AWS::Scheduler::Schedule');
  expect(schedules).toHaveLength(1);
  return scheduleSchema.parse(schedules[0]?.properties);
};

test('one schedule is deployed: planning, every night at three, UTC', () => {
  const schedule = onlySchedule();
  expect(schedule.ScheduleExpression).toBe('cron(0 3 * * ? *)');
  expect(['UTC', 'Etc/UTC']).toContain(schedule.ScheduleExpressionTimezone);
  expect(functionByArn(schedule.Target.Arn)).toBe('plan-pulses');
});

test('the planner gets the time it was scheduled for, in a form that it accepts', () => {
  const filled = onlySchedule().Target.Input.replace('<aws.scheduler.scheduled-time>', '2026-09-25T03:00:00Z');
  expect(planInputSchema.parse(JSON.parse(filled))).toEqual({ step: 'plan', at: '2026-09-25T03:00:00Z' });
});

test('planning is retried for two hours and then put aside', () => {
  const { RetryPolicy, DeadLetterConfig } = onlySchedule().Target;
  expect(RetryPolicy).toEqual({
    MaximumEventAgeInSeconds: limits.scheduleRetrySeconds,
    MaximumRetryAttempts: limits.scheduleRetryAttempts,
  });
  expect(deadLetterArns()).toContain(DeadLetterConfig.Arn);
});

test('the planner may schedule what the scheduler may invoke: its seven targets and nothing else', () => {
  const planner = template
    .ofType('AWS::Lambda::Function')
    .find(({ properties }) => properties['Description'] === 'commons-pulse plan-pulses');
  const { Variables } = z
    .object({ Variables: z.record(z.string(), z.string()) })
    .parse(planner?.properties['Environment']);
  const role = String(Variables['SCHEDULE_ROLE_ARN']).split('/').at(-1) ?? '';
  const targets = Object.entries(Variables)
    .filter(([name]) => name.endsWith('_ARN') && !name.startsWith('SCHEDULE_'))
    .map(([, arn]) => functionByArn(arn));
  expect(targets.toSorted()).toEqual([
    'close-pulse',
    'freeze-pulse',
    'notify-stewards',
    'open-pulse',
    'publish-quarter',
    'remind-pulse',
    'send-digest',
  ]);
  const invoked = grantsOfRole(template, role)
    .filter(({ action }) => action === 'lambda:InvokeFunction')
    .map(({ resource }) => functionByArn(resource.replace(/:\*$/, '')));
  expect([...new Set(invoked)].toSorted()).toEqual(targets.toSorted());
  expect(deadLetterArns()).toContain(Variables['SCHEDULE_DLQ_ARN']);
});

test('the planner changes only schedules of its own group', () => {
  const role = functionRoles(template).get('plan-pulses') ?? '';
  const group = template.ofType('AWS::Scheduler::ScheduleGroup')[0]?.name;
  const changing = grantsOfRole(template, role).filter(({ action }) => /^scheduler:(?!List)/.test(action));
  expect(changing.map(({ action }) => action).toSorted()).toEqual([
    'scheduler:CreateSchedule',
    'scheduler:DeleteSchedule',
    'scheduler:UpdateSchedule',
  ]);
  for (const { resource } of changing) expect(resource.endsWith(`:schedule/${group}/*`)).toBe(true);
});

const ruleSchema = z.object({
  EventPattern: z.record(z.string(), z.json()),
  State: z.literal('ENABLED'),
  Targets: z
    .array(z.object({ Arn: z.string(), DeadLetterConfig: z.strictObject({ Arn: z.string() }) }))
    .check(z.length(1)),
});
const rules = () => template.ofType('AWS::Events::Rule').map(({ properties }) => ruleSchema.parse(properties));

test('an event that no function accepts is put aside', () => {
  for (const { Targets } of rules()) expect(deadLetterArns()).toContain(Targets[0]?.DeadLetterConfig.Arn);
});

const community = communityIdSchema.parse('data-practice');
test.each([
  [inboxKeys.configuration(community), ['import-roster']],
  [inboxKeys.roster(community), ['import-roster']],
  [inboxKeys.confirmation(community), ['import-roster']],
  [inboxKeys.signalFile(community, 'zoom.csv'), ['import-signals']],
  // What an import writes must not start an import; one function decides whether it is worth a mail.
  [inboxKeys.importResult(inboxKeys.roster(community)), ['notify-stewards']],
  [inboxKeys.importResult(inboxKeys.signalFile(community, 'zoom.csv')), ['notify-stewards']],
  [inboxKeys.importResult(inboxKeys.forgetList(community)), ['notify-stewards']],
])('%s in the inbox starts %j', (key, expected) => {
  const inbox = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Inbox'))?.name ?? '';
  const event = objectCreated(instantSchema.parse('2026-10-01T08:00:00Z'), inbox, key, 1, 'tag');
  const started = rules()
    .filter(({ EventPattern }) => compilePattern(EventPattern)(event))
    .map(({ Targets }) => functionByArn(Targets[0]?.Arn ?? ''));
  expect(started).toEqual(expected);
  expect(rules().some(({ EventPattern }) => compilePattern(EventPattern)({ ...event, source: 'aws.ec2' }))).toBe(false);
});

test('the routes are those of the contract, each leading to the function that answers it', () => {
  const integrations = new Map(
    template
      .ofType('AWS::ApiGatewayV2::Integration')
      .map(({ name, properties }) => [name, functionByArn(String(properties['IntegrationUri']))]),
  );
  const made = template.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    expect(properties['AuthorizationType']).toBe('NONE');
    const integration = String(properties['Target']).split('/').at(-1) ?? '';
    return [String(properties['RouteKey']), integrations.get(integration)] as const;
  });
  expect(Object.fromEntries(made)).toEqual({
    [routes.status]: 'issue-credential',
    [routes.issueCredential]: 'issue-credential',
    [routes.submitResponse]: 'submit-response',
    [routes.unsubscribe]: 'unsubscribe',
    [routes.unsubscribePage]: 'unsubscribe',
    [routes.read]: 'read-report',
    [routes.readPage]: 'read-report',
    [routes.publicReports]: 'read-report',
    [routes.reports]: 'read-report',
    [routes.readPageHead]: 'read-report',
    [routes.publicReportsHead]: 'read-report',
    [routes.reportsHead]: 'read-report',
  });
  // What the distribution sends to the API.
  expect(
    Object.values(routes)
      .map(pathOf)
      .filter((path) => !/^\/(?:api|read|reports)\/|^\/$/.test(path)),
  ).toEqual([]);
});

/** The smallest that AWS gives any account in any region: requests a second, and at once. */
const smallestAccount = { perSecond: 2500, burst: 1250 };

test('requests are throttled before they cost anything, each route by itself', () => {
  const stages = template.ofType('AWS::ApiGatewayV2::Stage');
  expect(stages).toHaveLength(1);
  const { DefaultRouteSettings, RouteSettings } = stages[0]?.properties ?? {};
  expect(DefaultRouteSettings).toEqual({
    DetailedMetricsEnabled: false,
    ThrottlingBurstLimit: 20,
    ThrottlingRateLimit: 10,
  });
  const routed = template.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => String(properties['RouteKey']));
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(RouteSettings)).sort()).toEqual(routed.sort());
});

test('all routes flooded at once leave room in an account, so that no route is refused for another', () => {
  const all = Object.values(throttles);
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  expect(sum(({ perSecond }) => perSecond)).toBeLessThan(smallestAccount.perSecond);
  expect(sum(({ burst }) => burst)).toBeLessThan(smallestAccount.burst);
});

test('the stage waits for the routes that it throttles, or its deployment would fail', async () => {
  const texts = await templateTexts(template.folder);
  const pipeline = [...texts].find(([name]) => name.includes('pipeline'))?.[1] ?? '{}';
  const all = Object.entries(templateSchema.parse(JSON.parse(pipeline)).Resources);
  const ofType = (type: string) => all.filter(([, { Type }]) => Type === `AWS::ApiGatewayV2::${type}`);
  const waitsFor = ofType('Stage').flatMap(([, { DependsOn }]) => DependsOn);
  expect(waitsFor).toEqual(expect.arrayContaining(ofType('Route').map(([id]) => id)));
});

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), DependsOn: z._default(z.array(z.string()), []) })),
});
