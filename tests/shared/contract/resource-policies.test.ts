import { describe, expect, test } from 'vitest';
import { functionNames } from '../../../shared/contract/functions.ts';
import {
  guardedTables,
  inboxPolicy,
  roleArnOf,
  roleNameOf,
  tablePolicy,
} from '../../../shared/contract/resource-policies.ts';

/** The longest of everything: a stage has at most 20 letters, and no region has a longer id. */
const place = {
  stage: 'abcdefghijklmnopqrst',
  partition: 'aws-us-gov',
  region: 'ap-northeast-3',
  account: '111122223333',
};
const bytesOf = (statements: readonly unknown[]): number =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }).length;

test('the name of a role is no longer than IAM allows', () => {
  for (const name of functionNames) expect(roleNameOf(place, name).length).toBeLessThanOrEqual(64);
});

test('two stages, or a stage in two regions of an account, share no role', () => {
  const places = [place, { ...place, region: 'eu-west-1' }, { ...place, stage: 'other' }];
  const names = places.flatMap((one) => functionNames.map((name) => roleNameOf(one, name)));
  expect(new Set(names).size).toBe(names.length);
});

test('policies keep well within the 20 kB that DynamoDB and S3 allow', () => {
  for (const table of guardedTables) expect(bytesOf(tablePolicy(table, place))).toBeLessThan(10_000);
  const uploaders = Array.from(
    { length: 10 },
    (_, number) => `arn:aws:iam::111122223333:role/${number}${'x'.repeat(159)}`,
  );
  expect(bytesOf(inboxPolicy(`arn:aws:s3:::${'b'.repeat(63)}`, uploaders, place))).toBeLessThan(18_000);
});

describe('the policy of responses', () => {
  const statements = tablePolicy('responses', place);

  test('denies each action to all but the function that has it, and the rest to everyone', () => {
    expect(statements.every(({ Effect, Principal }) => Effect === 'Deny' && Principal === '*')).toBe(true);
    const excepted = statements.map(({ Condition }) => Condition?.['ArnNotEquals']?.['aws:PrincipalArn']);
    expect(excepted).toEqual([undefined, [roleArnOf(place, 'close-pulse')], [roleArnOf(place, 'submit-response')]]);
  });

  test('has ids that IAM accepts, each once', () => {
    const sids = [...statements, ...inboxPolicy('arn:aws:s3:::inbox', [], place)].map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
    for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
  });
});
