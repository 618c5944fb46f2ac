import { publishInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { resultsTable } from '../adapters/results-table.ts';
import { s3Client, siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { publishQuarter } from './run.ts';

const env = readEnv('RESULTS_TABLE', 'SITE_BUCKET', 'SITE_URL');
const results = resultsTable(documentClient(), env.RESULTS_TABLE);
const site = siteBucket(s3Client(), env.SITE_BUCKET);

export const handler = onSchedule(publishInputSchema, (input) =>
  publishQuarter(input, {
    siteUrl: env.SITE_URL,
    results: (community, quarter) => results.quarter(community, quarter),
    ...site,
    log,
  }),
);
