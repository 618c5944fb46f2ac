import type { FunctionRow } from './function-row.ts';

/** It knows who was asked and cannot name the table of responses. */
export const issueCredential: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/gate'],
  adapters: ['clients', 'issued-marks', 'key-reader', 'pulse-gate', 'random'],
  environment: ['INVITATIONS_TABLE', 'CREDENTIAL_KEY_PARAMETER'],
  grants: [
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*', 'invitations#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['invitations#*'] },
    { parameter: 'credential-key', actions: ['GetParameter'] },
  ],
  timeoutSeconds: 10,
  memorySize: 512,
};
