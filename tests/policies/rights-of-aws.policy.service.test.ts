/**
 * With this template AWS is allowed everything that it does by itself. The rule is tested by taking away each right in turn,
 * and by planting violations, including kinds of resources that it does not know.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { synthesise } from '../../local/synthesise.ts';
import { type Deployment, deploymentOf, exampleDeployment } from './deployment.ts';
import { inWords, missingRights, takenAway } from './missing-rights.ts';
import { rightsOfAws } from './rights-of-aws.ts';
import { readTemplate, root } from './synthesised-template.ts';
import { rightsViolations } from './violations/rights-violations.ts';

let sound: Deployment;
beforeAll(async () => {
  sound = await exampleDeployment();
});

test('everything that AWS does by itself is allowed in the example', async () => {
  expect(await missingRights(sound)).toEqual([]);
});

test('and in the stage that runs locally and in rehearsals', async () => {
  expect(await missingRights(await deploymentOf(readTemplate(await synthesise(root))))).toEqual([]);
});

test('the calls AWS makes are derived from every kind of resource that triggers one', () => {
  const { calls, complaints } = rightsOfAws(sound);
  expect(complaints).toEqual([]);
  const typeOf = new Map(sound.resources.map(({ logicalId, type }) => [logicalId, type.replace('AWS::', '')]));
  const kinds = calls.map(({ because, caller, needed }) => {
    const who = caller.startsWith('arn:') ? 'its role' : caller.replace('.amazonaws.com', '');
    return `${typeOf.get(because)}: ${who} ${needed.action}`;
  });
  const counted = Object.entries(Object.groupBy(kinds, (kind) => kind)).map(
    ([kind, all]) => `${kind} × ${all?.length}`,
  );
  expect(counted.toSorted()).toEqual([
    'ApiGatewayV2::Route: apigateway lambda:InvokeFunction × 12',
    'CloudFront::Distribution: cloudfront s3:GetObject × 6',
    'CloudWatch::Alarm: cloudwatch sns:Publish × 10',
    'Events::Rule: events lambda:InvokeFunction × 6',
    'Events::Rule: events sqs:SendMessage × 6',
    'Lambda::EventSourceMapping: its role sqs:DeleteMessage × 1',
    'Lambda::EventSourceMapping: its role sqs:GetQueueAttributes × 1',
    'Lambda::EventSourceMapping: its role sqs:ReceiveMessage × 1',
    'Lambda::Function: its role lambda:InvokeFunction × 7',
    'Lambda::Function: its role logs:CreateLogStream × 18',
    'Lambda::Function: its role logs:PutLogEvents × 18',
    'Lambda::Function: its role sqs:SendMessage × 13',
    'Lambda::Function: lambda sts:AssumeRole × 18',
    'Lambda::Function: scheduler sts:AssumeRole × 1',
    'Scheduler::Schedule: its role lambda:InvokeFunction × 1',
    'Scheduler::Schedule: its role sqs:SendMessage × 1',
    'Scheduler::Schedule: scheduler sts:AssumeRole × 1',
  ]);
});

test('taking any one right away is found by name, and nothing else is reported', async () => {
  const { calls } = rightsOfAws(sound);
  for (const call of calls) {
    const found = await missingRights(await takenAway(sound, call));
    expect(found).toContain(inWords(call));
    // One statement may serve several, as it does for all alarms.
    const served = calls.filter(
      ({ caller, needed }) =>
        caller === call.caller && needed.action === call.needed.action && needed.resource === call.needed.resource,
    );
    expect(served.map(inWords)).toEqual(expect.arrayContaining(found));
  }
});

describe('a planted violation is found', () => {
  test.each(rightsViolations)('$what', async ({ plant, names }) => {
    const found = await missingRights(plant(sound));
    expect(found.some((words) => words.startsWith(names))).toBe(true);
  });
});
