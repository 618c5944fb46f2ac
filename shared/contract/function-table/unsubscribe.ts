import type { FunctionRow } from './function-row.ts';

export const unsubscribe: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/roster', 'shared/mail', 'web/unsubscribe'],
  adapters: ['clients', 'key-reader', 'people-table', 'stop-writer'],
  environment: ['PEOPLE_TABLE', 'LINK_KEY_PARAMETER'],
  grants: [
    { table: 'people', actions: ['GetItem', 'PutItem'], partitions: ['community#*'] },
    { parameter: 'link-key', actions: ['GetParameter'] },
  ],
  timeoutSeconds: 10,
  memorySize: 256,
};
