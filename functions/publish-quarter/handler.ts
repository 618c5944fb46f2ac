import { readFile } from 'node:fs/promises';
import { publishInputSchema } from '../../shared/contract/messages.ts';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { reportVersion } from '../../shared/report/shape/quarter-report.ts';
import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { resultsTable } from '../adapters/results-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { handOverComments } from './hand-over-comments.ts';
import { publishQuarter } from './publish-quarter.ts';

const env = readEnv('RESULTS_TABLE', 'SITE_BUCKET', 'SITE_URL', 'INBOX_BUCKET');
const results = resultsTable(documentClient(), env.RESULTS_TABLE);
const s3 = s3Client();
const site = siteBucket(s3, env.SITE_BUCKET);
const inbox = inboxBucket(s3, env.INBOX_BUCKET);
// Making it takes 20 kB of code that nothing else needs: infra/bundle.ts puts the kept schemas beside this bundle.
const schemaFile = new URL(`schemas/quarter-report-${reportVersion}.json`, import.meta.url);

export const handler = onSchedule(publishInputSchema, async (input) => {
  await publishQuarter(input, {
    siteUrl: env.SITE_URL,
    results: (community, quarter) => results.quarter(community, quarter),
    stewardSide: (community) => results.stewardSide(community),
    ...site,
    reportSchema: async () => (await readFile(schemaFile, 'utf8')).trimEnd(),
    loadSolver: loadHighsSolver,
    writeOutcome: (key, outcome) => inbox.writeJson(key, outcome),
    log,
  });
  const { community, quarter, at } = input;
  const comments = await handOverComments(community, quarter, at, {
    comments: results.comments,
    writeForStewards: inbox.write,
  });
  if (comments > 0) log('comments.handed-over', { community, quarter, comments });
});
