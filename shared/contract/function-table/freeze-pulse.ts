import type { FunctionRow } from './function-row.ts';

export const freezePulse: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/roster', 'shared/mail'],
  adapters: ['clients', 'invitations-table', 'mail-record-table', 'pulse-definitions'],
  environment: ['INVITATIONS_TABLE'],
  grants: [
    { table: 'invitations', actions: ['GetItem', 'UpdateItem'], partitions: ['definition#*'] },
    { table: 'invitations', actions: ['Query'], partitions: ['invitations#*'] },
    { table: 'invitations', actions: ['GetItem', 'UpdateItem', 'DeleteItem'], partitions: ['mails#*'] },
  ],
  timeoutSeconds: 300,
  memorySize: 512,
};
