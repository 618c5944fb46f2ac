import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { featureFlags } from '../../infra/feature-flags.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-findings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Synthesises one resource with the flags of the composition root. */
function synthesiseOne(name: string, type: string, properties: Record<string, unknown>): void {
  const app = new App({ outdir: join(folder, name), postCliContext: featureFlags(), analyticsReporting: false });
  new CfnResource(new Stack(app, 'Planted'), 'One', { type, properties });
  app.synth();
}

test('a finding of the toolkit’s own rules stops the synthesis', () => {
  const queue = { SqsManagedSseEnabled: true, MessageRetentionPeriod: 345_600 };
  expect(() => synthesiseOne('sound', 'AWS::SQS::Queue', queue)).not.toThrow();
  expect(() => synthesiseOne('planted', 'AWS::SQS::Queue', { ...queue, MessageRetentionPeriod: 1 })).toThrow(
    /validation/i,
  );
});
