/**
 * The composition root: three stacks of one stage, synthesised offline.
 *
 *   node infra/app.ts [--stage local] [--outdir cdk.out]
 *
 * Without arguments it is the app of the CDK command line (cdk.json), which says where to write in the environment.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App, Tags } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle.ts';
import { DataStack } from './data-stack.ts';
import { featureFlags } from './feature-flags.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { findStage } from './stages.ts';
import { WebStack } from './web-stack.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: process.env['PULSE_STAGE'] ?? 'example' },
    outdir: { type: 'string' },
  },
});

const stage = await findStage(values.stage);
const bundles = join(root, 'build', 'functions');
await bundleFunctions(root, bundles);

const outdir = values.outdir ?? process.env['CDK_OUTDIR'] ?? 'cdk.out';
const app = new App({ outdir, postCliContext: featureFlags(), analyticsReporting: false });
const prefix = `CommonsPulse-${stage.name}`;
const terminationProtection = stage.protectedFromDeletion;
const data = new DataStack(app, `${prefix}-data`, { terminationProtection });
const pipeline = new PipelineStack(app, `${prefix}-pipeline`, { stage, data, bundles, terminationProtection });
new WebStack(app, `${prefix}-web`, { stage, data, api: pipeline.api, terminationProtection });
Tags.of(app).add('application', 'commons-pulse');
app.synth();
