import type { FunctionRow } from './function-row.ts';

export const remindPulse: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/calendar', 'shared/mail'],
  adapters: ['clients', 'invitations-table', 'mail-queue', 'people-table', 'pulse-definitions'],
  environment: ['PEOPLE_TABLE', 'INVITATIONS_TABLE', 'MAIL_QUEUE_URL'],
  grants: [
    { table: 'people', actions: ['GetItem'], partitions: ['community#*'] },
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*'] },
    { table: 'invitations', actions: ['Query'], partitions: ['invitations#*'] },
    { service: 'sqs', actions: ['SendMessage'] },
  ],
  timeoutSeconds: 300,
  memorySize: 512,
};
