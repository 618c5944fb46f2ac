import { siteKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';

/** It faces the internet and reads nothing but published reports, their lists, and the key of their links. */
export const readReport: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/reading', 'shared/report/shape/report-index', 'web/dashboard/render-index-page', 'web/read'],
  adapters: ['clients', 'key-reader', 'master-keys', 'report-files', 's3-client'],
  node: ['node:fs/promises'],
  environment: ['KEYS_TABLE', 'SITE_BUCKET', 'SITE_URL'],
  grants: [
    { table: 'keys', actions: ['GetItem'], partitions: ['read'] },
    // Not what members get back: it has the links.
    {
      bucket: 'site',
      actions: ['GetObject'],
      keys: [
        // Everything of a quarter: communities have no capital letter, so nothing else matches.
        'reports/*/*-Q*/*',
        'reports/*/index.json',
        'reports/schema/*',
        siteKeys.index,
        siteKeys.publicCommunities,
      ],
    },
    { bucket: 'site', actions: ['ListBucket'] },
  ],
  timeoutSeconds: 10,
  memorySize: 512,
};
