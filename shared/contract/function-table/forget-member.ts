import { inboxKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';
import { importResultsOf } from './import-results-of.ts';

export const forgetMember: FunctionRow = {
  startedBy: ['inbox'],
  imports: ['shared/roster', 'shared/calendar', 'shared/gate/link-token'],
  adapters: [
    'clients',
    'inbox-bucket',
    'invitations-table',
    'key-reader',
    'master-keys',
    'mail-record-table',
    'people-table',
    'roster-erasure',
    's3-client',
    'signals-table',
    'stop-writer',
  ],
  environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SIGNALS_TABLE', 'INBOX_BUCKET', 'KEYS_TABLE'],
  grants: [
    { table: 'people', actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem'], partitions: ['community#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['invitations#*'] },
    { table: 'invitations', actions: ['Query', 'UpdateItem', 'DeleteItem'], partitions: ['mails#*'] },
    { table: 'signals', actions: ['Query', 'PutItem', 'DeleteItem'] },
    { bucket: 'inbox', actions: ['GetObject', 'DeleteObject'], keys: [`${inboxKeys.forgetPrefix}*`] },
    { bucket: 'inbox', actions: ['PutObject'], keys: [importResultsOf(inboxKeys.forgetPrefix)] },
    { bucket: 'inbox', actions: ['ListBucket'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['link'] },
  ],
  timeoutSeconds: 300,
  memorySize: 256,
};
