/**
 * The template does what the table of functions says: nothing more, nothing less. The translation here is independent of the
 * one in infra/, and reads the template as IAM and Lambda would.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionGrant, FunctionRow, Trigger } from '../../shared/contract/function-table/function-row.ts';
import { functionTable } from '../../shared/contract/function-table.ts';
import { type FunctionName, functionNames, scheduledFunctions } from '../../shared/contract/functions.ts';
import { functionRoles, type Grant, grantsOfRole, tableOf } from './role-grants.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

/** The right as one line: action, resource, and the part of it. */
function linesOf(grant: FunctionGrant): string[] {
  const each = (service: string, things: readonly string[]): string[] =>
    grant.actions.flatMap((action) => things.map((thing) => `${service}:${action} ${thing}`.trimEnd()));
  if ('table' in grant)
    return each(
      'dynamodb',
      (grant.partitions ?? ['*']).map((part) => `${grant.table} ${part}`),
    );
  if ('bucket' in grant) return each('s3', grant.keys?.map((key) => `${grant.bucket}/${key}`) ?? [grant.bucket]);
  return each(grant.service, ['']);
}
const rowLines = ({ grants }: Pick<FunctionRow, 'grants'>): string[] =>
  [...new Set(grants.flatMap(linesOf))].toSorted();

function linesInTemplate({ action, resource, conditions }: Grant): string[] {
  const [service] = action.split(':');
  if (service === 'logs' || resource.includes('DeadLetters')) return [];
  if (service === 'dynamodb') {
    const keys = conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? '*';
    return [keys].flat().map((key) => `${action} ${tableOf(template, resource).toLowerCase()} ${key}`);
  }
  if (service === 's3') return [`${action} ${resource.replace(/^.*-(site|inbox)\w*/, '$1')}`];
  return [action];
}
const roleLines = (name: FunctionName): string[] =>
  [...new Set(grantsOfRole(template, functionRoles(template).get(name) ?? '').flatMap(linesInTemplate))].toSorted();

test.each(functionNames)('the role of %s has the grants of its row', (name) => {
  expect(roleLines(name)).toEqual(rowLines(functionTable[name]));
});

describe('a difference between row and role is found', () => {
  const [first, ...others] = functionTable['close-pulse'].grants;
  const differing: readonly (readonly [string, readonly (FunctionGrant | undefined)[]])[] = [
    ['a grant fewer', others],
    ['a grant more', [first, ...others, { table: 'people', actions: ['GetItem'], partitions: ['community#*'] }]],
    [
      'another partition',
      [{ table: 'invitations', actions: ['GetItem', 'UpdateItem'], partitions: ['invitations#*'] }, ...others],
    ],
    ['an action fewer', [{ table: 'invitations', actions: ['GetItem'], partitions: ['definition#*'] }, ...others]],
    ['another key of a bucket', [first, ...others, { bucket: 'site', actions: ['PutObject'], keys: ['reports/*'] }]],
    ['another key', [first, ...others, { table: 'keys', actions: ['GetItem'], partitions: ['credential'] }]],
    ['another service', [first, ...others, { service: 'ses', actions: ['SendRawEmail'] }]],
  ];
  test.each(differing)('%s', (_, grants) => {
    expect(rowLines({ grants: grants.flatMap((grant) => grant ?? []) })).not.toEqual(roleLines('close-pulse'));
  });
});

const functionOf = (name: FunctionName) => {
  const found = template
    .ofType('AWS::Lambda::Function')
    .find(({ properties }) => properties['Description'] === `commons-pulse ${name}`);
  if (!found) throw new Error(`${name} must be in the template`);
  return found;
};

test.each(functionNames)('%s has the environment, time and memory of its row', (name) => {
  const { environment, optionalEnvironment = [], timeoutSeconds, memorySize } = functionTable[name];
  const { properties } = functionOf(name);
  const { Variables } = Object(properties['Environment']);
  const set = Object.keys(Variables).filter(
    (variable) => !optionalEnvironment.some((optional) => optional === variable),
  );
  expect(set.toSorted()).toEqual(environment.toSorted());
  expect(properties).toMatchObject({ Timeout: timeoutSeconds, MemorySize: memorySize });
});

/** What starts a function, according to the template. */
function triggersOf({ arn, name }: { readonly arn: string; readonly name: string }): Trigger[] {
  const wired = (type: string, trigger: Trigger, matches: (text: string) => boolean = () => true): Trigger[] =>
    template.ofType(type).some(({ properties }) => {
      const text = JSON.stringify(properties);
      return (text.includes(`"${arn}"`) || text.includes(`"${name}"`)) && matches(text);
    })
      ? [trigger]
      : [];
  const { Variables } = Object(functionOf('plan-pulses').properties['Environment']);
  return [
    ...wired('AWS::ApiGatewayV2::Integration', 'http'),
    ...wired('AWS::Events::Rule', 'inbox', (text) => text.includes('"aws.s3"')),
    ...wired('AWS::Events::Rule', 'mail-event', (text) => text.includes('"aws.ses"')),
    ...wired('AWS::Lambda::EventSourceMapping', 'mail-queue'),
    ...(Object.values(Variables).includes(arn) || wired('AWS::Scheduler::Schedule', 'schedule').length > 0
      ? (['schedule'] as const)
      : []),
  ];
}

test.each(functionNames)('%s is started by what its row says', (name) => {
  // Nothing in the template calls for an operator.
  const inTemplate = functionTable[name].startedBy.filter((trigger) => trigger !== 'operator');
  expect(triggersOf(functionOf(name))).toEqual(inTemplate.toSorted());
});

test.each(functionNames)('an event that %s cannot handle is kept, unless its caller gets the failure', (name) => {
  const hasCaller = functionTable[name].startedBy.some((trigger) =>
    ['http', 'mail-queue', 'operator'].includes(trigger),
  );
  expect(functionOf(name).properties['DeadLetterConfig'] === undefined).toBe(hasCaller);
});

test('the list of scheduled functions is that of the table', () => {
  const scheduled = functionNames.filter((name) => functionTable[name].startedBy.includes('schedule'));
  expect(scheduledFunctions.toSorted()).toEqual(scheduled.toSorted());
});
