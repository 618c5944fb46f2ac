import { planInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { schedulerClient, schedules } from '../adapters/schedules.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type PlanPorts, planPulses } from './plan-pulses.ts';

const env = readEnv(
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
);
const tables = documentClient();

const ports: PlanPorts = {
  // A change that a reading at night has missed is planned on the next one.
  people: peopleTable(tables, env.PEOPLE_TABLE, 'may-be-old'),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE, 'may-be-old'),
  schedules: schedules(schedulerClient(), {
    group: env.SCHEDULE_GROUP,
    roleArn: env.SCHEDULE_ROLE_ARN,
    deadLetterArn: env.SCHEDULE_DLQ_ARN,
    targetArns: {
      open: env.OPEN_PULSE_ARN,
      remind: env.REMIND_PULSE_ARN,
      freeze: env.FREEZE_PULSE_ARN,
      close: env.CLOSE_PULSE_ARN,
      'publish-pulse': env.PUBLISH_QUARTER_ARN,
      publish: env.PUBLISH_QUARTER_ARN,
      digest: env.SEND_DIGEST_ARN,
      'heads-up': env.NOTIFY_STEWARDS_ARN,
      opened: env.NOTIFY_STEWARDS_ARN,
      counted: env.NOTIFY_STEWARDS_ARN,
      published: env.NOTIFY_STEWARDS_ARN,
      withheld: env.NOTIFY_STEWARDS_ARN,
      comments: env.NOTIFY_STEWARDS_ARN,
      'comments-end': env.NOTIFY_STEWARDS_ARN,
    },
  }),
  log,
};

export const handler = onSchedule(planInputSchema, async ({ at }) => {
  await planPulses(at, ports);
});
