import { siteKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';

export const publishQuarter: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/report', 'web'],
  adapters: ['clients', 'inbox-bucket', 'results-table', 's3-client', 'site-bucket'],
  node: ['node:fs/promises'],
  environment: ['RESULTS_TABLE', 'SITE_BUCKET', 'SITE_URL', 'INBOX_BUCKET'],
  grants: [
    { table: 'results', actions: ['Query'], partitions: ['results#*', 'comments#*'] },
    { bucket: 'inbox', actions: ['PutObject'], keys: ['for-stewards/*'] },
    { bucket: 'site', actions: ['GetObject', 'PutObject'], keys: ['reports/*'] },
    { bucket: 'site', actions: ['PutObject'], keys: [siteKeys.indexPage] },
    { bucket: 'site', actions: ['ListBucket'] },
  ],
  timeoutSeconds: 300,
  memorySize: 1024,
};
