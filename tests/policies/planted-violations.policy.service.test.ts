/**
 * What the policies are worth: the template that would be deployed has no findings, each violation planted into a copy is
 * found and named, and no value in it can be changed, removed or added to without a finding.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Json } from '../../local/cloud-assembly.ts';
import { changed, type Deployed, type Deployment, exampleDeployment, withChanged } from './deployment.ts';
import { findingsIn, relationFindings, schemasOf, shapeFindings } from './findings.ts';
import { dataViolations } from './violations/data-violations.ts';
import { functionsViolations } from './violations/functions-violations.ts';
import { mailViolations } from './violations/mail-violations.ts';
import { rolesViolations } from './violations/roles-violations.ts';
import { triggersViolations } from './violations/triggers-violations.ts';
import { webViolations } from './violations/web-violations.ts';

let sound: Deployment;
let shapeOf: ReturnType<typeof schemasOf>;
beforeAll(async () => {
  sound = await exampleDeployment();
  shapeOf = schemasOf(sound);
});

const violations = [
  ...dataViolations,
  ...triggersViolations,
  ...functionsViolations,
  ...rolesViolations,
  ...webViolations,
  ...mailViolations,
];

test('what would be deployed has no findings', () => {
  expect(sound.resources.length).toBeGreaterThan(130);
  expect(findingsIn(sound, shapeOf)).toEqual([]);
});

test.each(violations)('found: $what', ({ plant, names }) => {
  const found = findingsIn(plant(sound), shapeOf).map((text) => text.split(':')[0] ?? '');
  expect(found.some((id) => id.startsWith(names))).toBe(true);
});

type Path = readonly (string | number)[];

/** Every place below this one: in a list or an object, and in each value in it. */
function* placesIn(value: Json, path: Path = []): Generator<{ path: Path; value: Json }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) yield* placesIn(inner, [...path, key]);
}

function* changesOf(resource: Deployed): Generator<{ path: Path; to: Json | undefined }> {
  for (const { path, value } of placesIn(resource.body)) {
    if (path.length > 1) yield { path, to: undefined };
    if (typeof value === 'boolean') yield { path, to: !value };
    else if (typeof value === 'number') yield { path, to: value * 1000 || 1 };
    else if (typeof value === 'string') yield { path, to: value === '*' ? 'planted' : '*' };
    else if (Array.isArray(value)) yield { path: [...path, value.length], to: 'planted' };
    else if (value !== null && path[0] === 'properties') yield { path: [...path, 'Planted'], to: 'planted' };
  }
}

/** What no policy here looks at: words for people, names that nothing refers to, and what another test checks. */
const free: readonly { readonly where: RegExp; readonly because: string }[] = [
  { where: /\.(?:Description|Comment|Sid|DisplayName|PolicyName|Id|Name)$/, because: 'a word for people' },
  { where: /^AWS::Cloud\w+::Distribution .*CacheBehaviors\.\.Compress$/, because: 'answers of the API are short' },
  { where: /^AWS::CloudWatch::Dashboard .*DashboardBody$/, because: 'alarms.policy.service.test.ts reads it' },
  {
    where: /^AWS::Lambda::Function .*Environment\.Variables\./,
    because:
      'functions.policy.service.test.ts compares it with what each handler reads, and a quarter is lived with it',
  },
  {
    where: /^AWS::IAM::\w+ .*(?:Policies|Statement\.(?:\.(?:Action|Resource|Condition)\b.*)?)$/,
    because: 'which grants there are is compared with a matrix, and with the calls of a quarter, both ways',
  },
  {
    where: /^AWS::Events::Rule .*(?:InputTransformer|InputPathsMap\.[\w-]+|eventType\.)$/,
    because: 'mail.policy.service.test.ts and triggers.policy.service.test.ts read them',
  },
];

test('nothing else can change in any resource without a finding', () => {
  const unseen = new Set<string>();
  let changes = 0;
  for (const resource of sound.resources) {
    for (const { path, to } of changesOf(resource)) {
      changes += 1;
      const other = changed(resource, path, to);
      if (shapeFindings(shapeOf, other).length > 0 || relationFindings(withChanged(sound, other)).length > 0) continue;
      unseen.add(`${resource.type} ${path.map((key) => (typeof key === 'number' ? '' : key)).join('.')}`);
    }
  }
  expect(changes).toBeGreaterThan(5000);
  expect([...unseen].filter((place) => !free.some(({ where }) => where.test(place))).toSorted()).toEqual([]);
  expect(free.filter(({ where }) => ![...unseen].some((place) => where.test(place)))).toEqual([]);
});
