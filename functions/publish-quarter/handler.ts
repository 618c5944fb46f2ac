import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { publishInputSchema, publishPulseInputSchema } from '../../shared/contract/messages.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { reportVersion } from '../../shared/report/shape/quarter-report.ts';
import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { randomBytes } from '../adapters/random.ts';
import { resultsTable } from '../adapters/results-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import type { PublishPorts } from './publish-ports.ts';
import { publishPulse } from './publish-pulse.ts';
import { publishQuarter } from './publish-quarter.ts';

const env = readEnv('RESULTS_TABLE', 'KEYS_TABLE', 'SITE_BUCKET', 'SITE_URL', 'INBOX_BUCKET');
const s3 = s3Client();
const tables = documentClient();
const masters = masterKeys(tables, env.KEYS_TABLE);
// Making it takes 20 kB of code that nothing else needs: infra/bundle.ts puts the kept schemas beside this bundle.
const schemaFile = (of: string) => new URL(`schemas/${of}-${reportVersion}.json`, import.meta.url);

const ports: PublishPorts = {
  siteUrl: env.SITE_URL,
  results: resultsTable(tables, env.RESULTS_TABLE),
  site: siteBucket(s3, env.SITE_BUCKET),
  inbox: inboxBucket(s3, env.INBOX_BUCKET),
  readMaster: () => masters.readOrCreate('read', () => randomBytes(32)),
  schema: async (of) => (await readFile(schemaFile(of), 'utf8')).trimEnd(),
  loadSolver: loadHighsSolver,
  log,
};

const inputSchema = z.discriminatedUnion('step', [publishInputSchema, publishPulseInputSchema]);

export const handler = onSchedule(inputSchema, (input) =>
  input.step === 'publish-pulse' ? publishPulse(input, ports) : publishQuarter(input, ports),
);
