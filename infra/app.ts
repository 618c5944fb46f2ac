/**
 * The composition root: three stacks of one stage, synthesised offline.
 *
 *   node infra/app.ts [--stage local] [--outdir cdk.out]
 *
 * Without arguments it is the app of the CDK command line (cdk.json), whose environment says where to write and which region
 * it would deploy to. Then PULSE_STAGE must name the stage, so that no one deploys the example by forgetting it
 * (docs/adr/0035-a-deployment-says-where.md).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App, Tags } from 'aws-cdk-lib';
import * as z from 'zod/mini';
import { bundleFunctions } from './bundle.ts';
import { DataStack } from './data-stack.ts';
import { featureFlags } from './feature-flags.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { findStage, problemWithRegion, type Stage } from './stages.ts';
import { WebStack } from './web-stack.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    stage: { type: 'string' },
    outdir: { type: 'string' },
  },
});

const ofCommandLine = process.env['CDK_OUTDIR'];
const stage = await chosenStage().catch((error: unknown) => {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
const bundles = join(root, 'build', 'functions');
await bundleFunctions(root, bundles);

const outdir = values.outdir ?? ofCommandLine ?? 'cdk.out';
const app = new App({ outdir, postCliContext: featureFlags(), analyticsReporting: false });
const prefix = `CommonsPulse-${stage.name}`;
const terminationProtection = stage.protectedFromDeletion;
const data = new DataStack(app, `${prefix}-data`, { stage, terminationProtection });
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const pipeline = new PipelineStack(app, `${prefix}-pipeline`, { stage, data, bundles, version, terminationProtection });
new WebStack(app, `${prefix}-web`, { stage, data, api: pipeline.api, terminationProtection });
Tags.of(app).add('application', 'commons-pulse');
app.synth();

async function chosenStage(): Promise<Stage> {
  const name = values.stage ?? process.env['PULSE_STAGE'] ?? (ofCommandLine === undefined ? 'example' : undefined);
  if (!name) {
    throw new RangeError('PULSE_STAGE must name the stage, for example: export PULSE_STAGE=prod');
  }
  const found = await findStage(name);
  const problem = problemWithRegion(found, ofCommandLine && process.env['CDK_DEFAULT_REGION']);
  if (problem !== undefined) throw new RangeError(problem);
  return found;
}
