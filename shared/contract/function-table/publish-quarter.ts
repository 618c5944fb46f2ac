import type { PulseId } from '../../kernel/ids.ts';
import { siteKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';

export const publishQuarter: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/report', 'shared/reading', 'web'],
  adapters: ['clients', 'inbox-bucket', 'master-keys', 'random', 'results-table', 's3-client', 'site-bucket'],
  node: ['node:fs/promises'],
  environment: ['RESULTS_TABLE', 'KEYS_TABLE', 'SITE_BUCKET', 'SITE_URL', 'INBOX_BUCKET'],
  grants: [
    { table: 'results', actions: ['Query'], partitions: ['results#*', 'comments#*'] },
    { bucket: 'inbox', actions: ['PutObject'], keys: ['for-stewards/*'] },
    // Everything about reports except whose are public, which is the steward's to say.
    { bucket: 'site', actions: ['GetObject', 'PutObject'], keys: ['reports/*/*', siteKeys.index] },
    // Whether a pulse without results opened, and whether its list of receipts says that it is not counted.
    {
      bucket: 'site',
      actions: ['GetObject'],
      keys: [siteKeys.manifest('*' as PulseId), siteKeys.commitment('*' as PulseId)],
    },
    { bucket: 'site', actions: ['ListBucket'] },
    // Whoever publishes first makes the key of read links. The links are stored where mails and pages find them.
    { table: 'keys', actions: ['GetItem', 'PutItem'], partitions: ['read'] },
  ],
  timeoutSeconds: 300,
  memorySize: 1024,
};
