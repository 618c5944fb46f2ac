import type { FunctionRow } from './function-row.ts';

export const notifyStewards: FunctionRow = {
  startedBy: ['schedule', 'inbox'],
  imports: [
    'shared/roster',
    'shared/calendar',
    'shared/mail',
    'shared/pulse',
    'shared/report',
    'emails',
    'shared/answers/instruments',
  ],
  adapters: [
    'clients',
    'inbox-bucket',
    'mailer',
    'notice-outbox-table',
    'people-table',
    'pulse-definitions',
    's3-client',
    'site-bucket',
    'stops-table',
  ],
  environment: [
    'PEOPLE_TABLE',
    'INVITATIONS_TABLE',
    'SITE_BUCKET',
    'SITE_URL',
    'INBOX_BUCKET',
    'MAIL_FROM',
    'MAIL_CONFIGURATION_SET',
  ],
  optionalEnvironment: ['MAIL_DOMAINS'],
  grants: [
    { table: 'people', actions: ['GetItem', 'Query'], partitions: ['community#*'] },
    { table: 'people', actions: ['Query'], partitions: ['communities'] },
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['notice#*'] },
    // Whether a part or report is there, and its read link.
    { bucket: 'site', actions: ['GetObject'], keys: ['reports/*/*-Q*/*.json', 'reports/*/given-back.json'] },
    { bucket: 'site', actions: ['ListBucket'] },
    // Which rules withheld a report, how many comments there are (never the comments stored beside that file), what imports
    // reported, and whom to notify before a community is first imported.
    {
      bucket: 'inbox',
      actions: ['GetObject'],
      keys: [
        'for-stewards/*/withheld.json',
        'for-stewards/*/comments.json',
        'results/*',
        'communities/*/community.json',
      ],
    },
    { bucket: 'inbox', actions: ['ListBucket'] },
    { service: 'ses', actions: ['SendRawEmail'] },
    { service: 'ses', actions: ['GetSendQuota'] },
  ],
  timeoutSeconds: 300,
  memorySize: 256,
};
