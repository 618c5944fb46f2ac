import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { functionNames } from '../../shared/contract/functions.ts';
import { functionRoles, type Grant, grantsOfRole } from './role-grants.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

let template: SynthesisedTemplate;
let everyGrant: (Grant & { role: string })[];

beforeAll(async () => {
  template = await synthesisedTemplate();
  everyGrant = template
    .ofType('AWS::IAM::Role')
    .flatMap(({ name }) => grantsOfRole(template, name).map((grant) => ({ ...grant, role: name })));
});

test('every function has its own role', () => {
  const roles = functionRoles(template);
  expect([...roles.keys()].toSorted()).toEqual([...functionNames].toSorted());
  expect(new Set(roles.values()).size).toBe(functionNames.length);
});

test('no action is a wildcard', () => {
  expect(everyGrant.length).toBeGreaterThan(50);
  expect(everyGrant.filter(({ action }) => action.includes('*'))).toEqual([]);
});

test('no function scans, copies or subscribes to a whole table', () => {
  const actions = new Set(everyGrant.map(({ action }) => action).filter((action) => action.startsWith('dynamodb:')));
  expect([...actions].toSorted()).toEqual([
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
  ]);
});

test('every grant names its resource, unless the service has no resources to name', () => {
  const unnamed = everyGrant.filter(({ resource }) => resource === '*').map(({ action }) => action);
  expect([...new Set(unnamed)].toSorted()).toEqual(['scheduler:ListSchedules', 'ses:GetSendQuota']);
});

test('every grant names something of this deployment', () => {
  const own = /commonspulse|commons-pulse|pulse\.example\.org|ScheduleRole/i;
  const strangers = everyGrant.filter(({ resource }) => resource !== '*' && !own.test(resource));
  // For identities it is the sender that belongs to the deployment, as a test below checks.
  expect(strangers.filter(({ resource }) => !resource.endsWith(':identity/*'))).toEqual([]);
});

test('no right to an encryption key is needed, because tables and buckets are encrypted with keys of their services', () => {
  expect(everyGrant.filter(({ action }) => action.startsWith('kms:'))).toEqual([]);
});

test('mail is sent by three functions, from one address, through one configuration set', () => {
  const sending = everyGrant.filter(({ action }) => action.startsWith('ses:Send'));
  expect(new Set(sending.map(({ action }) => action))).toEqual(new Set(['ses:SendRawEmail']));
  const byRole = Map.groupBy(sending, ({ role }) => role);
  expect(byRole.size).toBe(3);
  for (const grants of byRole.values()) {
    const kinds = grants.map(({ resource }) =>
      resource
        .split(':')
        .at(-1)
        ?.replace(/(?<=^configuration-set\/).*$/, 'its'),
    );
    // With the identity alone, every send through the configuration set would be denied.
    expect(kinds.toSorted()).toEqual(['configuration-set/its', 'identity/*']);
    for (const { conditions } of grants) {
      expect(conditions).toEqual({ StringEquals: { 'ses:FromAddress': 'pulse@pulse.example.org' } });
    }
  }
});

test('a role is passed to the scheduler and to no other service', () => {
  const passing = everyGrant.filter(({ action }) => action === 'iam:PassRole');
  expect(passing).toHaveLength(1);
  expect(passing[0]?.conditions).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
  expect(passing[0]?.resource).toContain('ScheduleRole');
});

const trustSchema = z.object({
  AssumeRolePolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Action: z.literal('sts:AssumeRole'),
        Principal: z.strictObject({ Service: z.string() }),
        Condition: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
      }),
    ),
  }),
});

test('only the intended service can assume a role, and the scheduler only for our own schedules', () => {
  for (const { properties } of template.ofType('AWS::IAM::Role')) {
    const { Statement } = trustSchema.parse(properties).AssumeRolePolicyDocument;
    expect(Statement).toHaveLength(1);
    const [trust] = Statement;
    if (trust?.Principal.Service === 'lambda.amazonaws.com') continue;
    expect(trust?.Principal.Service).toBe('scheduler.amazonaws.com');
    expect(Object.keys(trust?.Condition?.['StringEquals'] ?? {}).toSorted()).toEqual([
      'aws:SourceAccount',
      'aws:SourceArn',
    ]);
  }
});
