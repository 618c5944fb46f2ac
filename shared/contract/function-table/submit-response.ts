import type { FunctionRow } from './function-row.ts';

/** It can only add a response, and sees no invitation. */
export const submitResponse: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/gate', 'shared/answers/answers'],
  adapters: ['clients', 'key-reader', 'master-keys', 'responses-table'],
  environment: ['RESPONSES_TABLE', 'KEYS_TABLE'],
  grants: [
    { table: 'responses', actions: ['PutItem'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['credential'] },
  ],
  timeoutSeconds: 10,
  memorySize: 512,
};
