import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findStage, problemWithRegion, stageSchema } from '../../infra/stages.ts';

test.each(['local', 'example'])('stage %s is sound', async (name) => {
  expect(await findStage(name)).toMatchObject({ name });
});

test('a stage in use cannot be deleted by mistake', async () => {
  expect(await findStage('example')).toMatchObject({ protectedFromDeletion: true });
});

test.each(['prod', '../stages', ''])(
  'stage "%s", which does not exist, is refused with the names of those that do',
  async (name) => {
    await expect(findStage(name)).rejects.toThrow(`stage "${name}" must be one of example, local`);
  },
);

const sound = {
  name: 'acme',
  siteUrl: 'https://pulse.acme.example',
  mailDomain: 'pulse.acme.example',
  mailFrom: 'pulse@pulse.acme.example',
  protectedFromDeletion: true,
};

const uploader = (role: string): string => `arn:aws:iam::111122223333:role/${role}`;

test('roles of the organisation’s own sign-in can be uploaders, with their path', () => {
  const ofSignIn = uploader('aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Stewards_0123456789abcdef');
  expect(stageSchema.safeParse({ ...sound, uploaders: [ofSignIn, uploader('Nightly')] }).success).toBe(true);
});

test.each([
  ['name', 7, 'must be 2'],
  ['region', 'Frankfurt', 'must be the id of an AWS region'],
  ['siteUrl', undefined, 'is missing: it must be https://'],
  ['mailFrom', 7, 'must be an address such as'],
  ['runBy', 'me', 'must be one line of 5 to 160 characters'],
  ['protectedFromDeletion', 'yes', 'must be true or false'],
  ['name', 'Acme Inc', 'must be 2 to 20 lower-case letters'],
  ['siteUrl', 'https://pulse.acme.example/', 'without a path or a slash'],
  ['siteUrl', 'https://pulse.acme.example/survey', 'without a path or a slash'],
  ['siteUrl', 'http://pulse.acme.example', 'must be https://'],
  ['certificateArn', 'arn:aws:acm:eu-central-1:123456789012:certificate/0', 'in us-east-1'],
  ['mailDomain', 'localhost', 'must be a domain'],
  ['operatorMail', 'somebody', 'must be an address'],
  ['allowedMailDomains', 'acme.example', 'must be a list of 1 to 100 mail domains'],
  ['allowedMailDomains', [], 'must be a list of 1 to 100 mail domains'],
  ['allowedMailDomains', ['@acme.example'], 'without @ and without *'],
  ['allowedMailDomains', ['*.acme.example'], 'without @ and without *'],
  ['answerConcurrency', 2, 'must be a whole number from 5'],
  ['answerConcurrency', 7.5, 'must be a whole number from 5'],
  ['mailFrom', 'pulse@acme.example', 'must be an address in the mail domain'],
  ['uploaders', 'PulseStewards', 'must list 1 to 10 different roles'],
  ['uploaders', [], 'must list 1 to 10 different roles'],
  ['uploaders', Array.from({ length: 11 }, (_, number) => uploader(`Role${number}`)), 'must list 1 to 10'],
  ['uploaders', [uploader('One'), uploader('One')], 'must list 1 to 10 different roles'],
  ['uploaders', ['PulseStewards'], 'must be the ARN of an IAM role'],
  ['uploaders', ['*'], 'must be the ARN of an IAM role'],
  ['uploaders', ['arn:aws:iam::111122223333:user/sam'], 'must be the ARN of an IAM role'],
  ['uploaders', [`${uploader('Any')}*`], 'must be the ARN of an IAM role'],
])('a stage whose %s is "%s" is refused with the cure', (field, value, words) => {
  const parsed = stageSchema.safeParse({ ...sound, [field]: value });
  expect(parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n')).toContain(words);
  expect(stageSchema.safeParse(sound).success).toBe(true);
});

test('allowed mail domains are kept as addresses are compared', () => {
  const allowed = ['Acme.Example', ' münchen.example '];
  expect(stageSchema.parse({ ...sound, allowedMailDomains: allowed }).allowedMailDomains).toEqual([
    'acme.example',
    'xn--mnchen-3ya.example',
  ]);
});

describe('a stage file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-stages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const saying = (code: string) => {
    const name = `stage${files++}`;
    writeFileSync(join(folder, `${name}.ts`), code.replaceAll('NAME', name));
    return findStage(name, folder);
  };
  const code = (change: object) => `export default ${JSON.stringify({ ...sound, name: 'NAME', ...change })};`;

  test('is read if it is sound', async () => {
    expect(await saying(code({ region: 'eu-west-1' }))).toMatchObject({ region: 'eu-west-1' });
  });

  test.each([
    [
      code({ siteUrl: 'x', operatorMial: 'ops@acme.example' }),
      /stage\d+\.ts cannot be used:\n {2}siteUrl must be https/,
    ],
    [code({ operatorMial: 'ops@acme.example' }), '  operatorMial is not a setting: did you mean operatorMail?'],
    [code({ colour: 'green' }), '  colour is not a setting: the settings are name, region, siteUrl'],
    [code({ name: 'other' }), /name must match its file, 'stage\d+'/],
    ['export const stage = {};', 'must say "export default { … } satisfies Stage;"'],
    ["export default {\n  name: 'NAME'\n  siteUrl: 'x' };", /is not valid TypeScript: (?:look at line 3; )?"npm run/],
  ])('is refused by place and cure if it cannot be used: %s', async (text, words) => {
    await expect(saying(text)).rejects.toThrow(words);
    await expect(saying(text)).rejects.toBeInstanceOf(RangeError);
  });
});

test('a stage is synthesised only for its own region', () => {
  const stage = { ...sound, region: 'eu-central-1' };
  // What the CDK command line falls back to if no region is set.
  expect(problemWithRegion(stage, 'us-east-1')).toContain('export AWS_REGION=eu-central-1');
  expect(problemWithRegion(stage, 'eu-central-1')).toBeUndefined();
  expect(problemWithRegion(stage, undefined)).toBeUndefined();
  expect(problemWithRegion(sound, 'us-east-1')).toBeUndefined();
});
