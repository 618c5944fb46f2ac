import type { FunctionRow } from './function-row.ts';

/** It knows who was asked and cannot name the table of responses. */
export const issueCredential: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/gate'],
  adapters: ['clients', 'issued-marks', 'key-reader', 'master-keys', 'pulse-gate', 'random'],
  environment: ['INVITATIONS_TABLE', 'KEYS_TABLE'],
  grants: [
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*', 'invitations#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['invitations#*'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['credential'] },
  ],
  timeoutSeconds: 10,
  memorySize: 512,
};
