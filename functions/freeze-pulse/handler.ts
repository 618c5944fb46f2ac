import { freezeInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { freezePulse } from './freeze-pulse.ts';

const env = readEnv('INVITATIONS_TABLE');
const tables = documentClient();
const definitions = pulseDefinitions(tables, env.INVITATIONS_TABLE);
const invitations = invitationsTable(tables, env.INVITATIONS_TABLE);
const record = mailRecordTable(tables, env.INVITATIONS_TABLE);

export const handler = onSchedule(freezeInputSchema, async (input) => {
  const counts = await freezePulse(input, {
    readDefinition: (pulse) => definitions.read(pulse),
    invitations: (definition) => invitations.all(definition),
    refuseDefinition: ({ pulse, writes }, refusal) => definitions.refuse(pulse, refusal, writes),
    countMissed: record.countMissed,
    forgetMissed: record.forgetMissed,
    freezeDefinition: (pulse, fixed) => definitions.freeze(pulse, fixed),
  });
  if (!counts) return;
  const sum = (of: 'invited' | 'issued') => counts.reduce((total, count) => total + count[of], 0);
  log('pulse.frozen', { pulse: input.pulse, invited: sum('invited'), issued: sum('issued') });
});
