import type { FunctionRow } from './function-row.ts';

export const planPulses: FunctionRow = {
  startedBy: ['schedule'],
  imports: ['shared/calendar', 'shared/contract/people-stores'],
  adapters: ['clients', 'people-table', 'pulse-definitions', 'schedules'],
  environment: [
    'PEOPLE_TABLE',
    'INVITATIONS_TABLE',
    'SCHEDULE_GROUP',
    'SCHEDULE_ROLE_ARN',
    'SCHEDULE_DLQ_ARN',
    'OPEN_PULSE_ARN',
    'REMIND_PULSE_ARN',
    'FREEZE_PULSE_ARN',
    'CLOSE_PULSE_ARN',
    'PUBLISH_QUARTER_ARN',
    'SEND_DIGEST_ARN',
    'NOTIFY_STEWARDS_ARN',
  ],
  grants: [
    { table: 'people', actions: ['GetItem'], partitions: ['community#*'] },
    { table: 'people', actions: ['Query'], partitions: ['communities'] },
    { table: 'invitations', actions: ['GetItem'], partitions: ['definition#*'] },
    { service: 'scheduler', actions: ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'] },
    { service: 'scheduler', actions: ['ListSchedules'] },
    { service: 'iam', actions: ['PassRole'] },
  ],
  timeoutSeconds: 300,
  memorySize: 256,
};
