import type { FunctionRow } from './function-row.ts';

export const unsubscribe: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/roster', 'shared/mail', 'web/unsubscribe'],
  adapters: ['clients', 'key-reader', 'master-keys', 'people-table', 'stop-writer'],
  environment: ['PEOPLE_TABLE', 'KEYS_TABLE'],
  grants: [
    { table: 'people', actions: ['GetItem', 'PutItem'], partitions: ['community#*'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['link'] },
  ],
  timeoutSeconds: 10,
  memorySize: 256,
};
