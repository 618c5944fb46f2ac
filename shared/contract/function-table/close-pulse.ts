import type { FunctionRow } from './function-row.ts';

/** The only reader of responses. It sees the definitions of pulses, but no invitation. */
export const closePulse: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/answers', 'shared/report/disclosure'],
  adapters: [
    'clients',
    'pulse-definitions',
    'random-below',
    'responses-table',
    'results-table',
    's3-client',
    'sealing-keys',
    'site-bucket',
  ],
  environment: ['INVITATIONS_TABLE', 'RESPONSES_TABLE', 'RESULTS_TABLE', 'SITE_BUCKET', 'KEYS_TABLE'],
  grants: [
    { table: 'invitations', actions: ['GetItem', 'UpdateItem'], partitions: ['definition#*'] },
    { table: 'responses', actions: ['Query', 'DeleteItem'] },
    { table: 'results', actions: ['Query'], partitions: ['results#*'] },
    { table: 'results', actions: ['PutItem'], partitions: ['results#*', 'comments#*'] },
    { bucket: 'site', actions: ['GetObject', 'PutObject'], keys: ['s/*/commitment.json'] },
    { bucket: 'site', actions: ['ListBucket'] },
    { table: 'keys', actions: ['GetItem', 'DeleteItem'], partitions: ['sealing#*'] },
  ],
  timeoutSeconds: 900,
  memorySize: 1769,
};
