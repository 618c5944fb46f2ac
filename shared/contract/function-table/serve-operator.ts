import type { FunctionRow } from './function-row.ts';

/**
 * Reads for operators' commands: rosters, participation, records of mails, definitions. No invitation, no answer. It puts keys
 * and reads none.
 */
export const serveOperator: FunctionRow = {
  startedBy: ['operator'],
  imports: ['shared/calendar', 'shared/contract/people-stores', 'shared/participation/signal-store'],
  adapters: [
    'clients',
    'key-places',
    'mail-record-table',
    'people-table',
    'pulse-definitions',
    'random',
    'roster-memory-table',
    'signals-table',
    'stops-table',
  ],
  environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SIGNALS_TABLE', 'KEYS_TABLE'],
  grants: [
    { table: 'people', actions: ['GetItem', 'Query'], partitions: ['community#*'] },
    { table: 'people', actions: ['Query'], partitions: ['communities'] },
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*'] },
    { table: 'invitations', actions: ['Query'], partitions: ['mails#*'] },
    { table: 'signals', actions: ['Query'] },
    { table: 'keys', actions: ['PutItem'], partitions: ['link', 'credential', 'read', 'sealing#*'] },
  ],
  timeoutSeconds: 300,
  memorySize: 512,
};
