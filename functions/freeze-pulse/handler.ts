import { freezeInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type FreezePorts, freezePulse } from './freeze-pulse.ts';

const env = readEnv('INVITATIONS_TABLE');
const tables = documentClient();

const ports: FreezePorts = {
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  invitations: invitationsTable(tables, env.INVITATIONS_TABLE),
  mailRecords: mailRecordTable(tables, env.INVITATIONS_TABLE),
  log,
};

export const handler = onSchedule(freezeInputSchema, async (input) => {
  await freezePulse(input, ports);
});
