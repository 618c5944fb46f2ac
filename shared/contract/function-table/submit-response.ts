import type { FunctionRow } from './function-row.ts';

/** It can only add a response, and sees no invitation. */
export const submitResponse: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/gate', 'shared/answers/answers'],
  adapters: ['clients', 'key-reader', 'responses-table'],
  environment: ['RESPONSES_TABLE', 'CREDENTIAL_KEY_PARAMETER'],
  grants: [
    { table: 'responses', actions: ['PutItem'] },
    { parameter: 'credential-key', actions: ['GetParameter'] },
  ],
  timeoutSeconds: 10,
  memorySize: 512,
};
