import type { FunctionRow } from './function-row.ts';

export const sendDigest: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/roster', 'shared/mail', 'shared/report', 'emails'],
  adapters: [
    'clients',
    'key-reader',
    'master-keys',
    'mailer',
    'notice-outbox-table',
    'people-table',
    's3-client',
    'site-bucket',
    'stops-table',
  ],
  environment: [
    'PEOPLE_TABLE',
    'INVITATIONS_TABLE',
    'SITE_BUCKET',
    'SITE_URL',
    'KEYS_TABLE',
    'MAIL_FROM',
    'MAIL_CONFIGURATION_SET',
  ],
  optionalEnvironment: ['MAIL_DOMAINS'],
  grants: [
    { table: 'people', actions: ['GetItem', 'Query'], partitions: ['community#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['digest#*'] },
    { bucket: 'site', actions: ['GetObject'], keys: ['reports/*/report*.json', 'reports/*/given-back.json'] },
    { bucket: 'site', actions: ['ListBucket'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['link'] },
    { service: 'ses', actions: ['SendRawEmail'] },
  ],
  timeoutSeconds: 300,
  memorySize: 256,
};
