import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { featureFlags } from '../../infra/feature-flags.ts';
import { root, synthesisedTemplate, synthesiseStage, templateTexts } from '../policies/synthesised-template.ts';

const settingsSchema = z.strictObject({
  app: z.string(),
  output: z.string(),
  versionReporting: z.boolean(),
  pathMetadata: z.boolean(),
  assetMetadata: z.boolean(),
  context: z.record(z.string(), z.unknown()),
});

let settings: z.infer<typeof settingsSchema>;
let folder: string;
beforeAll(async () => {
  settings = settingsSchema.parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')));
  folder = await mkdtemp(join(tmpdir(), 'pulse-synth-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the command line has the feature flags of the composition root', () => {
  expect(settings.context).toEqual(featureFlags());
});

test('findings in a template are errors', () => {
  expect(featureFlags()['@aws-cdk/core:validateAgainstDefaultRules']).toBe(true);
});

test('no usage is reported to anyone', () => {
  expect(settings.versionReporting).toBe(false);
  expect(featureFlags()['@aws-cdk/core:enableAdditionalMetadataCollection']).toBe(false);
});

test('the command line runs the composition root, on a Node that can', () => {
  expect(settings.app).toBe('node local/require-node.mjs infra/app.ts');
});

test('the command line and a plain run produce the same templates, in any time zone', async () => {
  // What the command line passes on, in addition to its settings.
  await synthesiseStage('example', folder, {
    TZ: 'Asia/Tokyo',
    CDK_OUTDIR: folder,
    CDK_CONTEXT_JSON: JSON.stringify({ ...settings.context, 'aws:cdk:bundling-stacks': ['**'] }),
    CDK_CLI_ASM_VERSION: '55.0.0',
    CDK_CLI_VERSION: '2.1148.1',
  });
  const plain = await templateTexts((await synthesisedTemplate()).folder);
  expect(plain.size).toBe(3);
  expect(await templateTexts(folder)).toEqual(plain);
});

test('the command line is refused without a stage, and says how to name one', async () => {
  const withoutStage = { ...process.env, CDK_OUTDIR: folder, PULSE_STAGE: '' };
  const refused = promisify(execFile)(process.execPath, [join(root, 'infra', 'app.ts')], { env: withoutStage });
  await expect(refused).rejects.toMatchObject({
    code: 2,
    stderr: 'PULSE_STAGE must name the stage, for example: export PULSE_STAGE=prod\n',
  });
});
