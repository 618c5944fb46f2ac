import type { FunctionRow } from './function-row.ts';

export const sendMail: FunctionRow = {
  startedBy: ['mail-queue'],
  imports: [
    'shared/calendar',
    'shared/mail',
    'shared/gate/link-token',
    'emails',
    'shared/answers/instruments',
    'shared/answers/choice',
    'shared/answers/tap-question',
  ],
  adapters: [
    'clients',
    'key-reader',
    'master-keys',
    'mail-record-table',
    'mailer',
    'outbox-table',
    'people-table',
    'pulse-definitions',
  ],
  node: ['node:timers/promises'],
  environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'KEYS_TABLE', 'MAIL_FROM', 'MAIL_CONFIGURATION_SET', 'SITE_URL'],
  optionalEnvironment: ['MAIL_DOMAINS'],
  grants: [
    { table: 'people', actions: ['GetItem'], partitions: ['community#*'] },
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*', 'invitations#*'] },
    { table: 'invitations', actions: ['UpdateItem'], partitions: ['invitations#*'] },
    { table: 'invitations', actions: ['Query', 'UpdateItem'], partitions: ['mails#*'] },
    // Lambda itself takes messages from the queue with this role, and refuses to set up the event source without it.
    { service: 'sqs', actions: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'] },
    { table: 'keys', actions: ['GetItem'], partitions: ['link'] },
    { service: 'ses', actions: ['SendRawEmail'] },
    { service: 'ses', actions: ['GetSendQuota'] },
  ],
  timeoutSeconds: 120,
  memorySize: 256,
};
