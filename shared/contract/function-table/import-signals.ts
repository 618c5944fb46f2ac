import { inboxKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';
import { importResultsOf } from './import-results-of.ts';

export const importSignals: FunctionRow = {
  startedBy: ['inbox'],
  imports: [
    'shared/roster/reachable',
    'shared/contract/people',
    'shared/contract/people-stores',
    'shared/pulse/labels',
    'shared/participation',
  ],
  adapters: ['clients', 'inbox-bucket', 'people-table', 'results-table', 's3-client', 'signals-table'],
  environment: ['PEOPLE_TABLE', 'SIGNALS_TABLE', 'RESULTS_TABLE', 'INBOX_BUCKET'],
  grants: [
    { table: 'people', actions: ['GetItem', 'Query'], partitions: ['community#*'] },
    { table: 'signals', actions: ['Query', 'PutItem', 'DeleteItem'] },
    { table: 'results', actions: ['PutItem'], partitions: ['results#*'] },
    { bucket: 'inbox', actions: ['GetObject'], keys: [`${inboxKeys.signalPrefix}*`] },
    // The file's previous outcome decides whether this one is news for stewards.
    { bucket: 'inbox', actions: ['GetObject', 'PutObject'], keys: [importResultsOf(inboxKeys.signalPrefix)] },
    { bucket: 'inbox', actions: ['PutObject'], keys: ['for-stewards/*/group-map.csv'] },
    { bucket: 'inbox', actions: ['ListBucket'] },
  ],
  timeoutSeconds: 300,
  memorySize: 512,
};
