import { languages } from '../identifiers.ts';
import { siteKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';

/** Every page of a pulse except its commitment, which only close-pulse may write. */
const pagesOfPulse = ['manifest.json', 'privacy-*', ...languages].map((page) => `s/*/${page}`);

export const openPulse: FunctionRow = {
  startedBy: ['schedule'],
  imports: [
    'shared/roster',
    'shared/calendar',
    'shared/mail',
    'shared/pulse',
    'shared/gate',
    'web',
    'shared/answers/seal-keys',
  ],
  adapters: [
    'clients',
    'invitations-table',
    'mail-queue',
    'mail-record-table',
    'mailer',
    'master-keys',
    'people-table',
    'pulse-creation',
    'pulse-definitions',
    'random',
    's3-client',
    'sealing-keys',
    'site-bucket',
  ],
  node: ['node:fs/promises'],
  environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SITE_BUCKET', 'MAIL_QUEUE_URL', 'KEYS_TABLE'],
  optionalEnvironment: ['OPERATOR'],
  grants: [
    // Members of other communities, too: their ids and groups are compared, so that no two reports can be subtracted.
    { table: 'people', actions: ['GetItem', 'Query'], partitions: ['community#*'] },
    { table: 'people', actions: ['Query'], partitions: ['communities'] },
    {
      table: 'invitations',
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      partitions: ['definition#*'],
    },
    { table: 'invitations', actions: ['Query', 'PutItem'], partitions: ['invitations#*'] },
    { table: 'invitations', actions: ['PutItem'], partitions: ['mails#*'] },
    { bucket: 'site', actions: ['GetObject', 'PutObject'], keys: [...pagesOfPulse, siteKeys.asset('*')] },
    {
      bucket: 'site',
      actions: ['GetObject', 'PutObject'],
      keys: [siteKeys.privacy('*'), siteKeys.receipt('*'), siteKeys.accessibility('*'), siteKeys.notFound],
    },
    // The read link of the last results, for the mails.
    { bucket: 'site', actions: ['GetObject'], keys: ['reports/*/given-back.json'] },
    { bucket: 'site', actions: ['ListBucket'] },
    { service: 'sqs', actions: ['SendMessage'] },
    { table: 'keys', actions: ['GetItem', 'PutItem'], partitions: ['link', 'credential'] },
    { table: 'keys', actions: ['PutItem', 'DeleteItem'], partitions: ['sealing#*'] },
    { service: 'ses', actions: ['GetSendQuota'] },
  ],
  timeoutSeconds: 600,
  memorySize: 1024,
};
