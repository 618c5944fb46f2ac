import { remindInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailQueue, sqsClient } from '../adapters/mail-queue.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { remindPulse } from './remind-pulse.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE', 'MAIL_QUEUE_URL');
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const definitions = pulseDefinitions(tables, env.INVITATIONS_TABLE);
const invitations = invitationsTable(tables, env.INVITATIONS_TABLE);
const queue = mailQueue(sqsClient(), env.MAIL_QUEUE_URL);

export const handler = onSchedule(remindInputSchema, async (input) => {
  const queued = await remindPulse(input, {
    community: async (community) => (await people.programme(community))?.community,
    readDefinition: (pulse) => definitions.read(pulse),
    // What is too old to be seen is met by the outbox, which decides by the newest.
    invitations: (definition) => invitations.all(definition, 'may-be-old'),
    queue: (batches) => queue.put(batches),
  });
  const kind = input.reminder === 1 ? 'reminder-1' : 'reminder-2';
  if (queued > 0) log('pulse.queued', { pulse: input.pulse, kind, invitations: queued });
});
