/**
 * The AwsSolutions and Serverless packs of cdk-nag over all three stacks as users get them, with a certificate: warnings
 * count as errors.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DataStack } from '../../infra/data-stack.ts';
import { featureFlags } from '../../infra/feature-flags.ts';
import { PipelineStack } from '../../infra/pipeline-stack.ts';
import { findStage } from '../../infra/stages.ts';
import { WebStack } from '../../infra/web-stack.ts';
import { acknowledgedFindings } from './acknowledged-findings.ts';
import { root, synthesisedTemplate } from './synthesised-template.ts';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(
        z.object({ ruleName: z.string(), violatingConstructs: z.array(z.object({ constructPath: z.string() })) }),
      ),
    }),
  ),
});

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000';

let folder: string;
let packs: string[];
let findings: { rule: string; where: string }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-nag-'));
  // The packs do not read code: whatever bundles exist will do.
  await synthesisedTemplate();
  const bundles = join(root, 'build', 'functions');
  const app = new App({ outdir: join(folder, 'out'), postCliContext: featureFlags(), analyticsReporting: false });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  const stage = { ...(await findStage('example')), certificateArn };
  const data = new DataStack(app, 'data', { stage });
  const pipeline = new PipelineStack(app, 'pipeline', { stage, data, bundles, version: '0.0.0' });
  new WebStack(app, 'web', { stage, data, api: pipeline.api });
  // It throws because there are findings; the report says which.
  expect(() => app.synth()).toThrow();
  const report = reportSchema.parse(JSON.parse(await readFile(join(folder, 'out', 'validation-report.json'), 'utf8')));
  packs = report.pluginReports.map(({ pluginName }) => pluginName);
  findings = report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({
        rule: ruleName,
        where: constructPath.replace(/^(?:data|pipeline|web)\//, ''),
      })),
    ),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('both packs have looked at every stack', () => {
  expect(packs).toEqual(expect.arrayContaining(['AwsSolutions', 'Serverless']));
  expect(findings.length).toBeGreaterThan(10);
});

test('every finding is acknowledged', () => {
  const open = findings.filter(
    ({ rule, where }) => !acknowledgedFindings.some((known) => known.rule.test(rule) && known.where.test(where)),
  );
  expect(open).toEqual([]);
});

const viewerSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Properties: z.optional(z.looseObject({ DistributionConfig: z.optional(z.looseObject({})) })),
    }),
  ),
});
test('with a certificate, the site is reached by its own name and over TLS 1.2 or later', async () => {
  const text = await readFile(join(folder, 'out', 'web.template.json'), 'utf8');
  const { Resources } = viewerSchema.parse(JSON.parse(text));
  const configs = Object.values(Resources).flatMap(({ Properties }) => Properties?.DistributionConfig ?? []);
  expect(configs).toEqual([
    expect.objectContaining({
      Aliases: ['pulse.example.org'],
      ViewerCertificate: {
        AcmCertificateArn: certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    }),
  ]);
});

test('an acknowledgement that is no longer needed is removed, and each has a reason in a sentence', () => {
  const idle = acknowledgedFindings.filter(
    (known) => !findings.some(({ rule, where }) => known.rule.test(rule) && known.where.test(where)),
  );
  expect(idle).toEqual([]);
  for (const { reason } of acknowledgedFindings) expect(reason).toMatch(/^[A-Z].{30,}\.$/);
});
