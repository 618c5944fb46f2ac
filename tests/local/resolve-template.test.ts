import { describe, expect, it } from 'vitest';
import type { CloudAssembly, Json, JsonObject } from '../../local/cloud-assembly.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { StartError } from '../../local/port.ts';
import { resolveAssembly } from '../../local/resolve-template.ts';

function resolveValue(Value: Json, parameters: Record<string, string> = { Domain: 'example.org' }): Json | undefined {
  const assembly: CloudAssembly = {
    assetPath: () => undefined,
    stacks: [
      {
        name: 'First',
        template: {
          Resources: { Queue: { Type: 'AWS::SQS::Queue' }, Alarm: { Type: 'AWS::CloudWatch::Alarm' } },
          Parameters: {},
          Outputs: { Out: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Export: { Name: 'First:Queue' } } },
        },
      },
      {
        name: 'Second',
        template: {
          Resources: {
            Probe: { Type: 'AWS::Lambda::Function', Properties: { Value } },
            Role: { Type: 'AWS::IAM::Role' },
            Alarm: { Type: 'AWS::CloudWatch::Alarm' },
          },
          Parameters: { Domain: {} },
          Outputs: {},
        },
      },
    ],
  };
  const resources = resolveAssembly(assembly, { gatewayPort: 4000, siteHost: '127.0.0.1:1', parameters });
  const properties: JsonObject = resources.find(({ logicalId }) => logicalId === 'Probe')?.properties ?? {};
  return properties['Value'];
}

/** A placeholder of a text that `Fn::Sub` fills in. */
const hole = (name: string): string => `\${${name}}`;

const queueArn = 'arn:aws:sqs:eu-central-1:000000000000:First-Queue';

describe('references in a template', () => {
  it.each<[string, Json, Json]>([
    ['a parameter', { Ref: 'Domain' }, 'example.org'],
    ['a pseudo parameter in a list', [{ Ref: 'AWS::AccountId' }, { Ref: 'AWS::NoValue' }], ['000000000000']],
    ['a role as its logical id', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::000000000000:role/Role'],
    ['an export of another stack', { 'Fn::ImportValue': 'First:Queue' }, queueArn],
    ['an output of another stack', { 'Fn::GetStackOutput': { StackName: 'First', OutputName: 'Out' } }, queueArn],
    ['a joined text', { 'Fn::Join': ['.', ['mail', { Ref: 'Domain' }]] }, 'mail.example.org'],
    [
      'a text with placeholders',
      { 'Fn::Sub': [`${hole('a')}@${hole('Domain')} ${hole('!b')} ${hole('Role.Arn')}`, { a: 'x' }] },
      `x@example.org ${hole('b')} arn:aws:iam::000000000000:role/Role`,
    ],
    ['a part of a split text', { 'Fn::Select': [1, { 'Fn::Split': ['.', { Ref: 'Domain' }] }] }, 'org'],
    [
      'what nothing here runs as a placeholder',
      { 'Fn::GetAtt': ['Alarm', 'Arn'] },
      'arn:aws:local:eu-central-1:000000000000:Second-Alarm',
    ],
  ])('resolve %s', (_, value, expected) => {
    expect(resolveValue(value)).toEqual(expected);
  });

  it.each<[string, Json, RegExp]>([
    ['to nothing', { Ref: 'Nobody' }, /Nobody/],
    ['to an export that does not exist', { 'Fn::ImportValue': 'None' }, /export/],
    ['by an unknown function', { 'Fn::If': ['a', 1, 2] }, /Fn::If/],
    ['to an unknown attribute', { 'Fn::GetAtt': ['Role', 'RoleId'] }, /RoleId/],
  ])('stop the start when they lead %s', (_, value, message) => {
    expect(() => resolveValue(value)).toThrow(message);
  });

  it('stop the start when a parameter has no value', () => {
    expect(() => resolveValue({ Ref: 'Domain' }, {})).toThrow('parameter Domain of Second must have a local value');
  });
});

describe('the database program', () => {
  it('that is named but cannot be run is an error that says so', async () => {
    await expect(startDynamoDb('/nowhere', undefined, { DYNOXIDE_BIN: '/nowhere/dynoxide' })).rejects.toThrow(
      StartError,
    );
  });
});
