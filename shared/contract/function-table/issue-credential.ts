import type { FunctionRow } from './function-row.ts';

/** It knows who was asked and cannot name the table of responses. */
export const issueCredential: FunctionRow = {
  startedBy: ['http'],
  imports: ['shared/gate'],
  adapters: ['clients', 'given-back-file', 'issued-marks', 'key-reader', 'master-keys', 'pulse-gate', 'random'],
  environment: ['INVITATIONS_TABLE', 'SITE_BUCKET', 'KEYS_TABLE'],
  grants: [
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*', 'invitations#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['invitations#*'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['credential'] },
    // For the end of a member's page; without the right to list, because a failure counts as nothing.
    { bucket: 'site', actions: ['GetObject'], keys: ['reports/*/given-back.json'] },
  ],
  timeoutSeconds: 10,
  memorySize: 512,
};
