import { describe, expect, test } from 'vitest';
import { differencesOf, repaired } from '../../../cli/doctor/compare-policies.ts';
import {
  inboxPolicy,
  type PolicyStatement,
  roleArnOf,
  tablePolicy,
} from '../../../shared/contract/resource-policies.ts';

const place = { stage: 'prod', partition: 'aws', region: 'eu-central-1', account: '123456789012' };
const administrator = 'arn:aws:iam::123456789012:role/Administrator';
const responses = tablePolicy('responses', place);
const text = (statements: readonly unknown[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const changing = (sid: string, change: (one: PolicyStatement) => unknown) =>
  text(responses.map((one) => (one.Sid === sid ? change(one) : one)));
const putting = 'OnlyItsRolesPutItem';

test('the policy that was deployed has no differences, however a service writes it', () => {
  expect(differencesOf(text(responses), responses)).toEqual([]);
  const rewritten = responses
    .map(({ Action = [], Resource, Principal: _, ...one }) => ({
      Resource: Resource[0],
      Principal: { AWS: '*' },
      Action: Action.length === 1 ? Action[0] : Action.toReversed(),
      ...one,
    }))
    .toReversed();
  expect(differencesOf(text(rewritten), responses)).toEqual([]);
});

test('further refusals open nothing, and are kept when the policy is put back', () => {
  const own = { Sid: 'Own', Effect: 'Deny', Principal: '*', Action: 'dynamodb:DescribeTable', Resource: '*' };
  const live = text([own, ...responses]);
  expect(differencesOf(live, responses)).toEqual([]);
  expect(JSON.parse(repaired(live, responses)).Statement).toHaveLength(responses.length + 1);
});

describe('a difference is said in words', () => {
  test.each<[string, string | undefined, string]>([
    ['no policy', undefined, 'it has no policy: anyone with such rights in this account can use it'],
    ['no statement', '{}', 'its policy cannot be read'],
    ['a refusal fewer', text(responses.filter(({ Sid }) => Sid !== putting)), 'it no longer refuses dynamodb:PutItem'],
    [
      'a role more',
      changing(putting, (one) => ({
        ...one,
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': [roleArnOf(place, 'submit-response'), administrator] } },
      })),
      `${administrator} may also use dynamodb:PutItem`,
    ],
    [
      'a role fewer',
      changing(putting, (one) => ({ ...one, Condition: { ArnNotEquals: { 'aws:PrincipalArn': administrator } } })),
      `${roleArnOf(place, 'submit-response')} may no longer use dynamodb:PutItem`,
    ],
    [
      'an action fewer',
      changing('NoRole', (one) => ({ ...one, Action: one.Action?.filter((action) => action !== 'dynamodb:Scan') })),
      'it no longer refuses dynamodb:Scan',
    ],
    [
      'another condition',
      changing('NoRole', (one) => ({ ...one, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
      'its statement NoRole has other conditions',
    ],
    [
      'a refusal that became a grant',
      changing('NoRole', (one) => ({ ...one, Effect: 'Allow' })),
      'it no longer refuses dynamodb:*ForReplication',
    ],
    [
      'a grant',
      text([
        ...responses,
        { Sid: 'Let', Effect: 'Allow', Principal: { AWS: administrator }, Action: 'dynamodb:*', Resource: '*' },
      ]),
      `it lets ${administrator} dynamodb:*`,
    ],
  ])('%s', (_, live, words) => {
    expect(differencesOf(live, responses).join('; ')).toContain(words);
  });

  test('an uploader whom the stage does not name, and one who was taken out', () => {
    const named = inboxPolicy('arn:aws:s3:::inbox', ['arn:aws:iam::123456789012:role/Stewards'], place);
    const other = inboxPolicy('arn:aws:s3:::inbox', [administrator], place);
    const found = differencesOf(text(other), named);
    expect(found).toContain(`${administrator} may also use s3:GetObject`);
    expect(found).toContain('arn:aws:iam::123456789012:role/Stewards may no longer use s3:PutObject');
    expect(differencesOf(text(inboxPolicy('arn:aws:s3:::inbox', [], place)), named).join()).toContain(
      'arn:aws:iam::123456789012:role/Stewards may no longer use s3:PutObject',
    );
  });
});

test('what is put back is what is expected', () => {
  for (const live of [undefined, '{', changing(putting, () => ({ Effect: 'Allow' }))]) {
    expect(differencesOf(repaired(live, responses), responses)).toEqual([]);
  }
});
