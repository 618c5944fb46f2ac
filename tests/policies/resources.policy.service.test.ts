import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refuseUnknownTypes } from '../../local/resource-types.ts';
import { root, type SynthesisedTemplate, synthesisedTemplate, templateTexts } from './synthesised-template.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

test('a stage is three stacks', () => {
  expect(template.assembly.stacks.map(({ name }) => name).toSorted()).toEqual([
    'CommonsPulse-example-data',
    'CommonsPulse-example-pipeline',
    'CommonsPulse-example-web',
  ]);
});

test('every type of resource is one that the local runtime knows, so both environments run the same', () => {
  expect(() => refuseUnknownTypes(template.assembly)).not.toThrow();
});

test('deploying runs no code of its own: there is no custom resource', () => {
  const custom = template.resources.filter(({ type }) => /^Custom::|CloudFormation::CustomResource/.test(type));
  expect(custom).toEqual([]);
});

test('the template names no account and no region, and reports no usage', async () => {
  const texts = [...(await templateTexts(template.folder)).values()].join('\n');
  // But for the role that the example names as its uploader.
  expect(texts.replaceAll('arn:aws:iam::111122223333:role/PulseStewards', '')).not.toMatch(/\b\d{12}\b/);
  expect(texts).not.toMatch(/\b(?:eu|us|ap|sa|ca|me|af)-[a-z]+-\d\b/);
  expect(template.resources.filter(({ type }) => type === 'AWS::CDK::Metadata')).toEqual([]);
});

test('no secret is in the template: environments hold names, and keys are created when first needed', () => {
  expect(template.resources.filter(({ type }) => type === 'AWS::SSM::Parameter')).toEqual([]);
  expect(template.resources.filter(({ type }) => type.startsWith('AWS::SecretsManager::'))).toEqual([]);
});

test('the template rules that come with the toolkit find nothing', async () => {
  const report: unknown = JSON.parse(await readFile(join(template.folder, 'validation-report.json'), 'utf8'));
  expect(report).toMatchObject({ title: 'Validation Report', pluginReports: [] });
});

test('nothing is looked up: the template follows from the stage alone', async () => {
  const manifest: unknown = JSON.parse(await readFile(join(template.folder, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ artifacts: expect.anything() });
  expect(manifest).not.toHaveProperty('missing');
  // The file in which the command line would keep what it had looked up.
  expect(existsSync(join(root, 'cdk.context.json'))).toBe(false);
});
