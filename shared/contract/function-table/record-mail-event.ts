import type { FunctionRow } from './function-row.ts';

export const recordMailEvent: FunctionRow = {
  startedBy: ['mail-event'],
  imports: ['shared/contract/people-stores'],
  adapters: ['clients', 'outbox-table', 'stop-writer'],
  environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE'],
  grants: [
    { table: 'people', actions: ['PutItem'], partitions: ['community#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['invitations#*'] },
  ],
  timeoutSeconds: 30,
  memorySize: 256,
};
