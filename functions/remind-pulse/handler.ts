import { remindInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailQueue, sqsClient } from '../adapters/mail-queue.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type RemindPorts, remindPulse } from './remind-pulse.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE', 'MAIL_QUEUE_URL');
const tables = documentClient();

const ports: RemindPorts = {
  people: peopleTable(tables, env.PEOPLE_TABLE),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  invitations: invitationsTable(tables, env.INVITATIONS_TABLE),
  queue: mailQueue(sqsClient(), env.MAIL_QUEUE_URL),
  log,
};

export const handler = onSchedule(remindInputSchema, (input) => remindPulse(input, ports));
