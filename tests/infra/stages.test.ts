import { expect, test } from 'vitest';
import { findStage, stageSchema } from '../../infra/stages.ts';

test.each(['local', 'example'])('stage %s is sound', async (name) => {
  expect(await findStage(name)).toMatchObject({ name });
});

test('a stage that people use cannot be deleted by mistake', async () => {
  expect(await findStage('example')).toMatchObject({ protectedFromDeletion: true });
});

test.each(['prod', '../stages', ''])(
  'stage "%s", which there is not, is refused with the names of those there are',
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

test.each([
  ['name', 'Acme Inc', 'must be 2 to 20 lower-case letters'],
  ['siteUrl', 'https://pulse.acme.example/', 'without a path or a slash'],
  ['siteUrl', 'https://pulse.acme.example/survey', 'without a path or a slash'],
  ['siteUrl', 'http://pulse.acme.example', 'must be https://'],
  ['certificateArn', 'arn:aws:acm:eu-central-1:123456789012:certificate/0', 'in us-east-1'],
  ['mailDomain', 'localhost', 'must be a domain'],
  ['operatorMail', 'somebody', 'must be an address'],
  ['answerConcurrency', 2, 'must be a whole number from 5'],
  ['answerConcurrency', 7.5, 'must be a whole number from 5'],
  ['mailFrom', 'pulse@acme.example', 'must be an address in the mail domain'],
])('a stage whose %s is "%s" is refused with the cure', (field, value, words) => {
  const parsed = stageSchema.safeParse({ ...sound, [field]: value });
  expect(parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n')).toContain(words);
  expect(stageSchema.safeParse(sound).success).toBe(true);
});
