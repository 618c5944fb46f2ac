/** What no role, or not this role, may ever do: an IAM simulator decides each attempt with the role's own policies. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { account, region } from '../../local/loopback-call.ts';
import { type FunctionName, functionNames } from '../../shared/contract/functions.ts';
import { simulate } from './iam-simulator.ts';
import { functionRoles, type PolicyDocument, policiesOfRole, type TableName } from './role-grants.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

let template: SynthesisedTemplate;
const policies = new Map<FunctionName, PolicyDocument[]>();

beforeAll(async () => {
  template = await synthesisedTemplate();
  for (const [name, role] of functionRoles(template)) policies.set(name, policiesOfRole(template, role));
});

const may = (name: FunctionName, needed: NeededAction): Promise<boolean> => simulate(policies.get(name) ?? [], needed);
const whoMay = async (needed: NeededAction): Promise<FunctionName[]> => {
  const answers = await Promise.all(functionNames.map((name) => may(name, needed)));
  return functionNames.filter((_, index) => answers[index]).toSorted();
};

const inTable = (table: TableName, verb: string, partition?: string): NeededAction => {
  const found = template.ofType('AWS::DynamoDB::GlobalTable').find(({ logicalId }) => logicalId.startsWith(table));
  return {
    action: `dynamodb:${verb}`,
    resource: found?.arn ?? '',
    ...(partition !== undefined && { leadingKeys: [partition] }),
  };
};
const inBucket = (bucket: 'Site' | 'Inbox', verb: string, key: string): NeededAction => {
  const found = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith(bucket));
  return { action: `s3:${verb}`, resource: `${found?.arn}/${key}` };
};
const sealing = 'sealing#data-practice-2026-10';
const member = 'community#data-practice';
const invitation = 'invitations#data-practice-2026-10#0';
const definition = 'definition#data-practice-2026-10';

test('the simulator gets the right questions: what the answer path needs is allowed', async () => {
  expect(await may('submit-response', inTable('Responses', 'PutItem', 'data-practice-2026-10#0'))).toBe(true);
  expect(await may('issue-credential', inTable('Invitations', 'UpdateItem', invitation))).toBe(true);
  expect(await may('close-pulse', inTable('Keys', 'GetItem', sealing))).toBe(true);
});

const tables = ['People', 'Invitations', 'Responses', 'Signals', 'Results', 'Keys'] as const;
const ofWholeTables = [
  ...['Scan', 'PartiQLSelect', 'BatchGetItem', 'BatchWriteItem', 'DescribeTable', 'DeleteTable', 'UpdateTable'],
  ...['ExportTableToPointInTime', 'CreateBackup', 'UpdateTimeToLive', 'UpdateContinuousBackups'],
];
describe.each(tables)('%s', (table) => {
  test.each(ofWholeTables)('no role may %s', async (verb) => {
    expect(await whoMay(inTable(table, verb))).toEqual([]);
  });
});

test.each([
  ['an answer', () => inTable('Responses', 'GetItem', 'data-practice-2026-10#0')],
  ['an answer, to change it', () => inTable('Responses', 'UpdateItem', 'data-practice-2026-10#0')],
  ['a partition of invitations that no call names', () => inTable('Invitations', 'Query')],
  ['a partition of keys, to list it', () => inTable('Keys', 'Query', sealing)],
  ['a key that no call names', () => inTable('Keys', 'GetItem')],
  ['a key that is none of ours', () => inTable('Keys', 'GetItem', 'sealing')],
  ['a sealing key, to change it', () => inTable('Keys', 'UpdateItem', sealing)],
  ['the link key, to change it', () => inTable('Keys', 'UpdateItem', 'link')],
  ['the link key, to delete it', () => inTable('Keys', 'DeleteItem', 'link')],
  ['the credential master, to delete it', () => inTable('Keys', 'DeleteItem', 'credential')],
  ['a report, to delete it', () => inBucket('Site', 'DeleteObject', 'reports/data-practice/2026-Q4/report.json')],
  ['older versions of a page', () => inBucket('Site', 'GetObjectVersion', 's/data-practice-2026-10/en')],
  [
    'comments that were handed over',
    () => inBucket('Inbox', 'GetObject', 'for-stewards/data-practice/2026-Q4/comments.csv'),
  ],
])('no role may touch %s', async (_, attempt) => {
  expect(await whoMay(attempt())).toEqual([]);
});

test.each<[string, () => NeededAction, FunctionName[]]>([
  ['read answers', () => inTable('Responses', 'Query', 'data-practice-2026-10#0'), ['close-pulse']],
  ['put an answer', () => inTable('Responses', 'PutItem', 'data-practice-2026-10#0'), ['submit-response']],
  ['read a sealing key', () => inTable('Keys', 'GetItem', sealing), ['close-pulse']],
  ['make a sealing key', () => inTable('Keys', 'PutItem', sealing), ['open-pulse', 'serve-operator']],
  ['destroy a sealing key', () => inTable('Keys', 'DeleteItem', sealing), ['close-pulse', 'open-pulse']],
  ['make the link key', () => inTable('Keys', 'PutItem', 'link'), ['open-pulse', 'serve-operator']],
  ['make the credential master', () => inTable('Keys', 'PutItem', 'credential'), ['open-pulse', 'serve-operator']],
  [
    'write the commitment',
    () => inBucket('Site', 'PutObject', 's/data-practice-2026-10/commitment.json'),
    ['close-pulse'],
  ],
  ['write the manifest', () => inBucket('Site', 'PutObject', 's/data-practice-2026-10/manifest.json'), ['open-pulse']],
  [
    'write a report',
    () => inBucket('Site', 'PutObject', 'reports/data-practice/2026-Q4/report.json'),
    ['publish-quarter'],
  ],
  ['read comments', () => inTable('Results', 'Query', 'comments#data-practice#2026-Q4'), ['publish-quarter']],
  [
    'list communities',
    () => inTable('People', 'Query', 'communities'),
    ['notify-stewards', 'open-pulse', 'plan-pulses', 'serve-operator'],
  ],
  ['make an invitation', () => inTable('Invitations', 'PutItem', invitation), ['open-pulse']],
])('only its own roles may %s', async (_, attempt, expected) => {
  expect(await whoMay(attempt())).toEqual(expected);
});

test.each<[FunctionName, string, () => NeededAction]>([
  ['serve-operator', 'list the invitations', () => inTable('Invitations', 'Query', invitation)],
  ['serve-operator', 'read an invitation', () => inTable('Invitations', 'GetItem', invitation)],
  ['serve-operator', 'read answers', () => inTable('Responses', 'Query', 'data-practice-2026-10#0')],
  ['serve-operator', 'change a definition', () => inTable('Invitations', 'UpdateItem', definition)],
  ['serve-operator', 'read a key', () => inTable('Keys', 'GetItem', 'link')],
  ['serve-operator', 'destroy a sealing key', () => inTable('Keys', 'DeleteItem', 'sealing#data-practice-2026-10')],
  ['submit-response', 'read people', () => inTable('People', 'GetItem', member)],
  ['submit-response', 'read invitations', () => inTable('Invitations', 'GetItem', invitation)],
  ['submit-response', 'read definitions', () => inTable('Invitations', 'GetItem', definition)],
  ['submit-response', 'read what it wrote', () => inTable('Responses', 'Query', 'data-practice-2026-10#0')],
  ['submit-response', 'learn the link key', () => inTable('Keys', 'GetItem', 'link')],
  ['submit-response', 'read a sealing key', () => inTable('Keys', 'GetItem', sealing)],
  ['issue-credential', 'learn the link key', () => inTable('Keys', 'GetItem', 'link')],
  ['issue-credential', 'put an answer', () => inTable('Responses', 'PutItem', 'data-practice-2026-10#0')],
  ['issue-credential', 'list the invitations', () => inTable('Invitations', 'Query', invitation)],
  ['issue-credential', 'read people', () => inTable('People', 'GetItem', member)],
  ['close-pulse', 'read an invitation', () => inTable('Invitations', 'GetItem', invitation)],
  ['close-pulse', 'list the invitations', () => inTable('Invitations', 'Query', invitation)],
  ['close-pulse', 'read people', () => inTable('People', 'GetItem', member)],
  [
    'close-pulse',
    'read comments of earlier pulses',
    () => inTable('Results', 'Query', 'comments#data-practice#2026-Q4'),
  ],
  ['close-pulse', 'derive credentials', () => inTable('Keys', 'GetItem', 'credential')],
  ['open-pulse', 'read the sealing key it made', () => inTable('Keys', 'GetItem', sealing)],
  ['publish-quarter', 'read people', () => inTable('People', 'GetItem', member)],
  ['publish-quarter', 'read signals', () => inTable('Signals', 'Query', 'signals#data-practice#2026-Q4')],
  ['publish-quarter', 'read answers', () => inTable('Responses', 'Query', 'data-practice-2026-10#0')],
  ['plan-pulses', 'list the roster', () => inTable('People', 'Query', member)],
  ['send-mail', 'list the roster', () => inTable('People', 'Query', member)],
  ['send-mail', 'derive credentials', () => inTable('Keys', 'GetItem', 'credential')],
])('%s may not %s', async (name, _, attempt) => {
  expect(await may(name, attempt())).toBe(false);
});

/** As SES checks it: for each identity of a mail, and for the configuration set it uses. */
const sending = (about: string, address: string): NeededAction => ({
  action: 'ses:SendRawEmail',
  resource: `arn:aws:ses:${region}:${account}:${about}`,
  context: { 'ses:FromAddress': address },
});

test.each([
  ['the identity of the sender', () => 'identity/pulse.example.org'],
  ['the identity of a recipient, which the sandbox asks about', () => 'identity/sam@example.org'],
  ['the identity of a recipient’s whole domain', () => 'identity/example.org'],
  ['the configuration set', () => `configuration-set/${template.ofType('AWS::SES::ConfigurationSet')[0]?.name}`],
])('mail is sent from our address and from no other: %s', async (_, about) => {
  const senders = ['notify-stewards', 'send-digest', 'send-mail'];
  expect(await whoMay(sending(about(), 'pulse@pulse.example.org'))).toEqual(senders);
  for (const another of ['chief@pulse.example.org', 'sam@example.org', '']) {
    expect(await whoMay(sending(about(), another))).toEqual([]);
  }
});

test('the planner passes its role to no other service', async () => {
  const role = template.ofType('AWS::IAM::Role').find(({ logicalId }) => logicalId.startsWith('ScheduleRole'));
  const handTo = (service: string): NeededAction => ({
    action: 'iam:PassRole',
    resource: role?.arn ?? '',
    context: { 'iam:PassedToService': service },
  });
  expect(await whoMay(handTo('scheduler.amazonaws.com'))).toEqual(['plan-pulses']);
  expect(await whoMay(handTo('lambda.amazonaws.com'))).toEqual([]);
});
